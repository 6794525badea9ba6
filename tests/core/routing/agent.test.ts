import { describe, expect, it } from 'vitest'
import type { QueueId } from '../../../core/ids.ts'
import { acceptedOf } from '../../../core/routing/agent-offer.ts'
import { type AgentState, agentView, blankAgent, candidateFor } from '../../../core/routing/agent-state.ts'
import { Ledger, profile } from '../support/ledger.ts'
import { ana, support, talk } from '../support/people.ts'

/** How many more chats they could take, as their queue hears it. */
function chats(state: AgentState): number {
	return candidateFor(state, support).room.chat ?? 0
}

describe('an agent', () => {
	it('has no room before they say they are available, nor after they say they are away', () => {
		const it = new Ledger()
		expect(it.reserve(1)).toBe('agent-not-available')
		it.do({ type: 'profile', profile: profile() })
		it.do({ type: 'connect' })
		expect(it.reserve(1)).toBe('agent-not-available')
		it.do({ type: 'presence', presence: 'available' })
		expect(chats(it.state)).toBe(2)
		it.do({ type: 'presence', presence: 'away' })
		expect([chats(it.state), it.reserve(1)]).toEqual([0, 'agent-not-available'])
	})

	it('keeps what they hold while away', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		it.do({ type: 'presence', presence: 'offline' })
		expect(it.stages).toEqual({ [talk(1)]: 'active' })
	})

	it('accepts, and owes the conversation an agent before the queue its outcome', () => {
		const it = Ledger.ready()
		it.reserve(1)
		expect(it.accept(1)).toEqual(['accepted'])
		expect(it.owed.map((owed) => owed.type)).toEqual(['assign', 'settle'])
		expect(it.owed[1]).toMatchObject({ outcome: 'accepted', queue: support, placement: 1, epoch: 1 })
	})

	it('wraps up for the time of its queue, and is done early when they say so', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		expect(it.do({ type: 'finish', conversation: talk(1) })).toBe('not-wrapping')
		it.release(1)
		expect(it.state.work[0]).toMatchObject({ stage: 'wrapping', dueMs: 21_000, lengthMs: 20_000 })
		it.atMs = 20_999
		expect(it.expire()).toEqual([])
		it.atMs = 21_000
		expect(it.expire()).toEqual(['wrapped'])
		it.reserve(2)
		it.accept(2)
		it.release(2)
		expect(it.do({ type: 'finish', conversation: talk(2) })).toEqual(['wrapped'])
	})

	it('has no wrap-up after a transfer, nor where the queue gives none', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		it.release(1, { wrapUp: false })
		it.reserve(2, { wrapUpMs: 0 })
		it.accept(2)
		it.release(2)
		expect(it.state.work).toEqual([])
	})

	it('is offered the conversation they wrap up when its customer writes again', () => {
		const it = Ledger.ready({ capacity: 1 })
		it.reserve(1)
		it.accept(1)
		it.release(1)
		expect(it.reserve(1, { placement: 2, epoch: 2 })).toEqual(['wrapped', 'offered'])
		expect(it.state.work).toHaveLength(1)
	})

	it('is asked twice and answers the same, also when the answer comes after they accepted', () => {
		const it = Ledger.ready({ capacity: 1 })
		expect([it.reserve(1), it.reserve(1)]).toEqual([['offered'], []])
		it.accept(1)
		expect(it.reserve(1)).toEqual([])
		expect(it.stages).toEqual({ [talk(1)]: 'active' })
	})

	it('refuses an offer that has run out on its way', () => {
		expect(Ledger.ready().reserve(1, { expiresAtMs: 1_000 })).toBe('not-offered')
	})

	it('shows a console all but what it need not know', () => {
		const it = Ledger.ready()
		it.reserve(1)
		expect(agentView(it.state)).toMatchObject({
			agent: ana,
			presence: 'available',
			connection: 'online',
			capacity: 2,
			work: [{ stage: 'offered' }],
		})
		expect(agentView(it.state).work[0]).not.toHaveProperty('wrapUpMs')
		it.reserve(2, { queue: 'support~2' as QueueId })
		expect(it.state.work[1]?.queue).toBe('support~2')
		expect(agentView(it.state).work[1]?.queue).toBe('support')
		expect(agentView(blankAgent)).toMatchObject({ name: '', capacity: 0, work: [] })
	})
})

describe('the rules of routing, as a ledger keeps them', () => {
	it('R2 counts offered, active and wrapping alike', () => {
		const it = Ledger.ready({ capacity: 3 })
		it.reserve(1)
		it.reserve(2)
		it.reserve(3)
		expect(chats(it.state)).toBe(0)
		it.accept(1)
		it.accept(2)
		it.release(2)
		expect(Object.values(it.stages)).toEqual(['active', 'wrapping', 'offered'])
		expect([chats(it.state), it.reserve(4)]).toEqual([0, 'agent-busy'])
		it.do({ type: 'finish', conversation: talk(2) })
		expect(it.reserve(4)).toEqual(['offered'])
	})

	it('R3 refuses an accept of an epoch that does not stand', () => {
		const it = Ledger.ready()
		it.reserve(1, { epoch: 5 })
		expect([it.accept(1, 4), it.accept(1, 6), it.accept(2)]).toEqual(['stale-epoch', 'stale-epoch', 'not-offered'])
		expect(it.accept(1, 5)).toEqual(['accepted'])
		expect(it.accept(1, 5)).toBe('not-offered')
	})

	it('R3 refuses an accept that comes as the offer runs out', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.atMs = 26_000
		expect(it.accept(1)).toBe('not-offered')
	})

	it('R3 does not ring again for an offer that is over, however late it is repeated', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.rescind(1)
		expect(it.reserve(1)).toBe('stale-epoch')
		expect(it.reserve(1, { epoch: 2 })).toEqual(['offered'])
		it.reject(1, 2)
		expect(it.reserve(1, { epoch: 2 })).toBe('stale-epoch')
		expect(it.reserve(1, { placement: 2, epoch: 1 })).toEqual(['offered'])
	})

	it('R3 lets go of nothing for a word about an earlier stay', () => {
		const it = Ledger.ready()
		it.reserve(1, { placement: 2 })
		it.accept(1)
		expect([it.release(1, { placement: 1 }), it.release(1, { placement: 2, epoch: 2 })]).toEqual([[], []])
		expect(it.release(1, { placement: 2 })).toEqual(['released'])
	})

	it('R3 says of a later offer at which one they have accepted the stay, until it is over', () => {
		const it = Ledger.ready()
		const accepted = (placement: number, epoch: number) => acceptedOf(it.state, { conversation: talk(1), placement, epoch })
		it.reserve(1, { epoch: 2 })
		expect(accepted(1, 2)).toBe(null)
		it.accept(1, 2)
		expect([accepted(1, 3), accepted(1, 1), accepted(2, 3)]).toEqual([2, null, null])
		it.release(1, { epoch: 2 })
		it.do({ type: 'finish', conversation: talk(1) })
		expect(accepted(1, 3)).toBe(null)
	})

	it('R3 does not ring again for a stay they have accepted', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		expect(it.reserve(1, { epoch: 2 })).toEqual([])
		expect(it.reserve(1, { placement: 2, epoch: 2 })).toEqual(['released', 'offered'])
	})

	it('R4 does not ring for an offer whose rescission was faster', () => {
		const it = Ledger.ready()
		it.reserve(2)
		expect([it.rescind(1), it.rescind(1)]).toEqual([['rescinded'], []])
		expect(it.reserve(1)).toBe('stale-epoch')
		expect(it.reserve(1, { placement: 2 })).toEqual(['offered'])
		expect(it.state.work).toHaveLength(2)
	})

	it('R4 has its capacity back with the rescission, and only for the offer it names', () => {
		const it = Ledger.ready({ capacity: 1 })
		it.reserve(1, { placement: 2 })
		expect(it.rescind(1, 1, 1)).toEqual([])
		expect(it.state.work).toMatchObject([{ stage: 'offered', epoch: 1 }])
		expect(it.rescind(1, 1, 2)).toEqual(['rescinded'])
		expect(chats(it.state)).toBe(1)
		it.reserve(2)
		it.accept(2)
		expect(it.rescind(2)).toEqual([])
	})

	it('R4 is not rung by an offer when word comes that a later one of the same conversation is over', () => {
		const it = Ledger.ready({ capacity: 1 })
		it.reserve(1, { placement: 2 })
		expect(it.rescind(1, 2, 2)).toEqual(['rescinded', 'rescinded'])
		expect(it.state.work).toEqual([])
		expect(it.reserve(1, { placement: 2, epoch: 2 })).toBe('stale-epoch')
	})

	it('R4 is not rung by an offer whose rescission came first, also while they still hold what was before', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		it.rescind(1, 2, 2)
		expect(it.reserve(1, { placement: 2, epoch: 2 })).toBe('stale-epoch')
		expect(it.state.work).toMatchObject([{ stage: 'active', placement: 1 }])
		it.release(1, { wrapUp: false })
		expect(it.reserve(1, { placement: 2, epoch: 2 })).toBe('stale-epoch')
		expect(it.reserve(1, { placement: 3, epoch: 2 })).toEqual(['offered'])
	})

	it('R5 is not responding after a missed offer until they act', () => {
		const it = Ledger.ready()
		it.reserve(1)
		expect(it.wait()).toEqual(['missed', 'presence'])
		expect(it.state.presence).toBe('not_responding')
		expect(it.owed).toMatchObject([{ type: 'settle', outcome: 'missed' }])
		expect(it.reserve(2)).toBe('agent-not-available')
		it.do({ type: 'presence', presence: 'available' })
		expect(it.reserve(2)).toEqual(['offered'])
	})

	it('R5 stays away when an offer is missed by who has just gone away', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.do({ type: 'presence', presence: 'away' })
		expect(it.wait()).toEqual(['missed'])
		expect(it.state.presence).toBe('away')
	})

	it('R5 stays available after a rejection', () => {
		const it = Ledger.ready()
		it.reserve(1)
		expect(it.reject(1)).toEqual(['rejected'])
		expect(it.owed).toMatchObject([{ type: 'settle', outcome: 'rejected' }])
		expect(chats(it.state)).toBe(2)
	})

	it('R9 refuses what two queues offer at once beyond the one place there is', () => {
		const it = Ledger.ready({ capacity: 1 })
		expect(it.reserve(1)).toEqual(['offered'])
		expect(it.reserve(2)).toBe('agent-busy')
	})

	it('R14 a stale console is offered nothing new and keeps what it has', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		expect(it.do({ type: 'disconnect' })).toEqual(['connection'])
		expect([chats(it.state), it.reserve(2), it.state.work.length]).toEqual([0, 'agent-not-available', 1])
		it.atMs += 29_999
		expect(it.expire()).toEqual([])
		it.do({ type: 'connect' })
		it.atMs += 60_000
		expect([it.expire(), chats(it.state)]).toEqual([[], 1])
	})

	it('R14 after the grace what they held goes back, each its own way', () => {
		const it = Ledger.ready({ capacity: 3 })
		for (const n of [1, 2, 3]) it.reserve(n, { expiresAtMs: 90_000, wrapUpMs: 80_000 })
		it.accept(1)
		it.accept(2)
		it.release(2)
		it.do({ type: 'disconnect' })
		expect(it.wait()).toEqual(['lost', 'lost', 'lost', 'connection'])
		expect(it.state).toMatchObject({ connection: 'offline', presence: 'available', work: [] })
		expect(it.owed.slice(-2)).toMatchObject([{ type: 'lose', work: { conversation: talk(1) } }, {
			type: 'settle',
			conversation: talk(3),
			outcome: 'gone',
		}])
		expect(it.owed.filter((owed) => owed.type === 'lose')).toHaveLength(1)
	})

	it('R14 nobody sits at a dead console to wrap up', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.accept(1)
		it.do({ type: 'disconnect' })
		it.atMs += 30_000
		it.expire()
		expect(it.release(1)).toEqual([])
	})
})
