import { describe, expect, it } from 'vitest'
import { IDLE_BOOST_MS } from '../../../core/conversation/idle.ts'
import { entryOf } from '../../../core/conversation/present.ts'
import { idleAtMs } from '../../../core/conversation/state.ts'
import type { Talk } from '../support/conversation.ts'
import { ana, support, talk, wei } from '../support/people.ts'
import { activeWith, kinds } from '../support/stage.ts'

const idleMs = 900_000

/** Ana has answered, and the customer has been silent since. */
function silent(): Talk {
	const it = activeWith(ana, { idleMs })
	it.replies(ana)
	it.atMs += idleMs
	return it
}

function idle(): Talk {
	const it = silent()
	it.idles()
	return it
}

describe('R10: a conversation whose customer is silent', () => {
	it('idles when its queue says so, not before', () => {
		const it = silent()
		it.atMs--
		expect([idleAtMs(it.state), it.idles()]).toEqual([901_000, []])
		it.atMs++
		expect(kinds(it.idles())).toEqual(['idled'])
		expect(it.state).toMatchObject({ status: 'active', idle: true, assignee: { id: ana } })
		expect(it.owed.at(-1)).toEqual({ type: 'rest', agent: ana, placement: 1, epoch: 1 })
		expect(it.idles()).toEqual([])
	})

	it('does not idle while it is the agent’s turn, nor where idling is off', () => {
		const theirs = silent()
		theirs.writes()
		theirs.atMs += 10 * idleMs
		expect(theirs.idles()).toEqual([])
		const off = activeWith()
		off.replies(ana)
		off.atMs += 10 * idleMs
		expect([idleAtMs(off.state), off.idles()]).toEqual([null, []])
	})

	it('counts from the agent’s last word, and for who takes it over from then on', () => {
		const it = silent()
		it.replies(ana)
		expect(idleAtMs(it.state)).toBe(it.atMs + idleMs)
		it.movesToAgent(wei, { by: ana })
		it.atMs += 1_000
		it.isGivenTo(wei, { idleMs })
		expect(idleAtMs(it.state)).toBe(it.atMs + idleMs)
	})

	it('wakes its agent with the first of what the customer writes', () => {
		const it = idle()
		expect(kinds(it.writes('One more thing'))).toEqual(['message'])
		it.writes('Are you there?')
		expect(it.owed.filter((owed) => owed.type === 'wake')).toEqual([{ type: 'wake', agent: ana, placement: 1, epoch: 1, force: false }])
		expect(kinds(it.isAnswered(true))).toEqual(['woken'])
		expect(it.state).toMatchObject({ idle: false, waking: false, status: 'active' })
		expect(it.isAnswered(true)).toEqual([])
	})

	it('goes in line for its agent, ahead of its age, when they have no room any more', () => {
		const it = idle()
		it.writes('One more thing')
		expect(kinds(it.isAnswered(false))).toEqual(['queued'])
		expect(it.owed.slice(-2)).toEqual([
			{ type: 'release', agent: ana, placement: 1, epoch: 1, wrapUp: false },
			{ type: 'enqueue', queue: support, placement: 2 },
		])
		expect(entryOf(talk(1), it.state)).toMatchObject({
			target: ana,
			boostMs: IDLE_BOOST_MS,
			enqueuedAtMs: 1_000,
			facts: { lastAgent: ana },
		})
		expect(it.rows.at(-1)?.event).toMatchObject({ reason: 'idle' })
	})

	it('is taken up by its agent without asking for room', () => {
		const it = idle()
		expect(kinds(it.replies(ana, 'Still there?'))).toEqual(['woken', 'message'])
		expect(it.owed.at(-1)).toEqual({ type: 'wake', agent: ana, placement: 1, epoch: 1, force: true })
		it.atMs += idleMs
		expect(kinds(it.idles())).toEqual(['idled'])
	})

	it('forgets an answer about an earlier rest', () => {
		const it = idle()
		it.writes()
		it.isLostBy(ana)
		it.isGivenTo(ana, { idleMs })
		expect(it.isAnswered(false, 1)).toEqual([])
		it.replies(ana)
		it.atMs += idleMs
		it.idles()
		expect([it.isAnswered(false, 1), it.isAnswered(true, 1)]).toEqual([[], []])
		expect(it.state).toMatchObject({ status: 'active', idle: true, epoch: 2 })
	})

	it('is transferred, closed and left like any other', () => {
		for (const end of [(it: Talk) => it.movesToAgent(wei, { by: ana }), (it: Talk) => it.isClosedBy(ana), (it: Talk) => it.isLeft()]) {
			const it = idle()
			end(it)
			expect(it.state).toMatchObject({ idle: false, waking: false })
			expect(it.owed.some((owed) => owed.type === 'release')).toBe(true)
		}
	})
})
