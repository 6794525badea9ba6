import { describe, expect, it } from 'vitest'
import { type StartFacts, stepsOf } from '../../../workers/console/settings/start/steps.ts'

const nothing: StartFacts = { hasAgent: false, hasSite: false, isSiteLater: false, hasConversation: false, hasAnswer: false }
const nowOf = (facts: Partial<StartFacts>) => stepsOf({ ...nothing, ...facts }).find((it) => it.state === 'now')?.name

describe('the first steps of a workspace', () => {
	it('follow one another', () => {
		expect(nowOf({})).toBe('agent')
		expect(nowOf({ hasAgent: true })).toBe('site')
		expect(nowOf({ hasAgent: true, hasSite: true })).toBe('first')
		expect(nowOf({ hasAgent: true, hasSite: true, hasConversation: true })).toBe('answer')
		expect(nowOf({ hasAgent: true, hasSite: true, hasConversation: true, hasAnswer: true })).toBeUndefined()
	})

	it('let the site wait', () => {
		expect(nowOf({ hasAgent: true, isSiteLater: true })).toBe('first')
		expect(nowOf({ hasAgent: true, hasConversation: true })).toBe('answer')
	})

	it('go back to what was skipped', () => {
		expect(nowOf({ hasConversation: true, hasAnswer: true })).toBe('agent')
	})
})
