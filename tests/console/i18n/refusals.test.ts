import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../../../workers/console/api/http.ts'
import { actProblemText } from '../../../workers/console/i18n/act-text.ts'
import { PROBLEM_WORDS, WORDS } from '../../../workers/console/i18n/locale.ts'
import { pullText } from '../../../workers/console/i18n/pull-text.ts'
import { agentOf, workOf } from '../support/work.ts'

const words = WORDS.en
const { notTaken } = words.line

describe('why somebody could not be taken out of the line', () => {
	it('is named for what it is', () => {
		expect(pullText('agent-busy', agentOf(), words)).toBe(notTaken.busy)
		expect(pullText('agent-not-available', agentOf(), words)).toBe(notTaken.away)
		expect(pullText('pull-not-possible', agentOf(), words)).toBe(notTaken.gone)
	})

	it('is looked for at our own desk where the queue does not say', () => {
		const full = agentOf({ capacity: 1, load: 0.2, work: [workOf('cnv_a', { stage: 'active' })] })
		expect(pullText('pull-not-possible', full, words)).toBe(notTaken.busy)
		expect(pullText('pull-not-possible', agentOf({ load: 1 }), words)).toBe(notTaken.busy)
		expect(pullText('pull-not-possible', agentOf({ presence: 'away' }), words)).toBe(notTaken.away)
		expect(pullText('pull-not-possible', null, words)).toBe(notTaken.gone)
	})

	it('is left to its own words where it says so itself', () => {
		expect(pullText('objects-unavailable', agentOf(), words)).toBeNull()
	})
})

describe('why a supervisor’s act was not done', () => {
	const said = (problem: Error) => actProblemText(problem, { words, problemWords: PROBLEM_WORDS.en })

	it('is said as it concerns them, else in general, else as the server says it', () => {
		expect(said(new ApiProblem(409, 'already-assigned', 'x'))).toBe(words.act.refusals['already-assigned'])
		expect(said(new ApiProblem(503, 'objects-unavailable', 'x'))).toBe(PROBLEM_WORDS.en['objects-unavailable'])
		expect(said(new ApiProblem(409, 'newer-than-this', 'As the server says it'))).toBe('As the server says it')
		expect(said(new ApiProblem(0, 'unreachable', 'x'))).toBe(words.app.unreachable)
	})
})
