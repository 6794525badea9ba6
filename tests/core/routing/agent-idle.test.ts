import { describe, expect, it } from 'vitest'
import { agentView, candidateFor } from '../../../core/routing/agent-state.ts'
import { Ledger } from '../support/ledger.ts'
import { support, talk } from '../support/people.ts'

/** One agent with room for one, and a silent customer. */
function resting(): Ledger {
	const it = Ledger.ready({ capacity: 1 }).holds(1, 'chat')
	it.rest(1)
	return it
}

describe('R10 a conversation whose customer is silent', () => {
	it('stays with its agent and takes no room', () => {
		const it = Ledger.ready({ capacity: 1 }).holds(1, 'chat')
		expect(it.room).toEqual({})
		expect(it.rest(1)).toEqual(['idled'])
		expect(it.stages).toEqual({ [talk(1)]: 'idle' })
		expect(candidateFor(it.state, support)).toMatchObject({ room: { chat: 1 }, load: 0 })
		expect(it.reserve(2)).toEqual(['offered'])
		expect(agentView(it.state).work.map((work) => work.stage)).toEqual(['idle', 'offered'])
	})

	it('takes it again when they write, once', () => {
		const it = resting()
		expect([it.wake(1), it.wake(1)]).toEqual([['woken'], []])
		expect(it.stages).toEqual({ [talk(1)]: 'active' })
		expect(it.room).toEqual({})
	})

	it('is refused it when it has gone to others, and stays until it lets go itself', () => {
		const it = resting().holds(2, 'chat')
		expect(it.wake(1)).toBe('agent-busy')
		expect(it.stages).toEqual({ [talk(1)]: 'idle', [talk(2)]: 'active' })
		expect(it.release(1, { wrapUp: false })).toEqual(['released'])
		expect(it.stages).toEqual({ [talk(2)]: 'active' })
	})

	it('does not come back to somebody who is away', () => {
		const it = resting()
		it.do({ type: 'presence', presence: 'away' })
		expect(it.wake(1)).toBe('agent-not-available')
	})

	it('comes back to a console that is gone for a moment', () => {
		const it = resting()
		it.do({ type: 'disconnect' })
		expect(it.wake(1)).toEqual(['woken'])
	})

	it('comes back over what they can take, and whatever their presence, when its agent writes first', () => {
		const it = resting().holds(2, 'chat')
		it.do({ type: 'presence', presence: 'away' })
		expect(it.wake(1, { force: true })).toEqual(['woken'])
		expect(agentView(it.state).load).toBeCloseTo(0.4)
		it.do({ type: 'presence', presence: 'available' })
		expect([it.room, it.reserve(3)]).toEqual([{}, 'agent-busy'])
	})

	it("is nobody else's to rest or wake: a word about another stay, or about work that is not in that stage, does nothing", () => {
		const it = Ledger.ready({ capacity: 3 }).holds(1, 'chat')
		it.reserve(2)
		expect([it.rest(2), it.rest(1, { epoch: 2 }), it.rest(3)]).toEqual([[], [], []])
		it.rest(1)
		expect([it.wake(1, { placement: 2 }), it.wake(2), it.wake(3)]).toEqual(['not-assigned', 'not-assigned', 'not-assigned'])
		expect([it.wake(1, { epoch: 2, force: true }), it.rest(1)]).toEqual(['not-assigned', []])
	})

	it('is wrapped up when it is closed, over what they can take', () => {
		const it = resting().holds(2, 'chat')
		expect(it.release(1)).toEqual(['released'])
		expect(it.stages).toEqual({ [talk(1)]: 'wrapping', [talk(2)]: 'active' })
		expect(it.room).toEqual({})
		it.do({ type: 'finish', conversation: talk(1) })
		expect(it.room).toEqual({})
		it.release(2, { wrapUp: false })
		expect(it.room).toMatchObject({ chat: 1 })
	})

	it('is offered anew when it stands in line again', () => {
		const it = resting()
		expect(it.reserve(1, { placement: 2, epoch: 2 })).toEqual(['released', 'offered'])
	})

	it('R14 goes back in line with all the rest when its console does not return', () => {
		const it = resting()
		it.do({ type: 'disconnect' })
		expect(it.wait()).toEqual(['lost', 'connection'])
		expect(it.owed.at(-1)).toMatchObject({ type: 'lose', work: { conversation: talk(1) } })
	})

	it('is one of a hundred at the most: the next keeps its room until one of them is closed', () => {
		const it = Ledger.ready({ capacity: 1 })
		for (let n = 1; n <= 100; n++) it.holds(n, 'chat').rest(n)
		it.holds(101, 'chat')
		expect([it.rest(101), it.room, it.wake(101)]).toEqual([[], {}, []])
		it.release(1, { wrapUp: false })
		expect(it.rest(101)).toEqual(['idled'])
	})

	it('has no end of its own', () => {
		const it = resting()
		it.atMs += 86_400_000
		expect(it.expire()).toEqual([])
	})
})
