import { describe, expect, it } from 'vitest'
import { Talk } from '../support/conversation.ts'
import { ana, bookings, sam, support, wei } from '../support/people.ts'
import { activeWith, kinds, waiting } from '../support/stage.ts'

describe('a conversation', () => {
	it('opens with the first message and stands in line once', () => {
		const it = new Talk()
		expect(kinds(it.writes())).toEqual(['opened', 'message'])
		expect(kinds(it.writes())).toEqual(['message'])
		expect(it.owed).toEqual([{ type: 'enqueue', queue: support, placement: 1 }])
	})

	it('keeps the first waiting time when the customer writes twice', () => {
		const it = waiting()
		it.atMs += 5_000
		it.writes()
		expect(it.state.enqueuedAtMs).toBe(1_000)
	})

	it('lets only the agent who holds it answer', () => {
		const it = waiting()
		expect(it.replies(ana)).toBe('not-assigned')
		it.isGivenTo(ana)
		expect(kinds(it.replies(ana))).toEqual(['message'])
		expect(it.replies(wei)).toBe('not-assigned')
		it.isClosedBy(ana)
		expect(it.replies(ana)).toBe('conversation-closed')
	})

	it('takes a note at any time but before it began', () => {
		expect(new Talk().notes(ana)).toBe('not-found')
		const it = activeWith()
		it.isClosedBy(ana)
		expect(kinds(it.notes(wei))).toEqual(['note'])
	})

	it('goes back in line with a note when transferred to a queue, and lets go of the agent without wrap-up', () => {
		const it = activeWith()
		expect(kinds(it.movesTo(bookings, ana, 'about a refund'))).toEqual(['transferred', 'queued'])
		expect(it.state).toMatchObject({
			status: 'queued',
			queue: bookings,
			placement: 2,
			target: null,
			transferNote: 'about a refund',
			assignee: null,
		})
		expect(it.owed.slice(1)).toEqual([
			{ type: 'release', agent: ana, placement: 1, epoch: 1, wrapUp: false },
			{ type: 'enqueue', queue: bookings, placement: 2 },
		])
	})

	it('goes to a named agent by way of the queue they are met in', () => {
		const it = activeWith()
		it.movesToAgent(sam, { by: ana, via: bookings })
		expect(it.state).toMatchObject({ status: 'queued', queue: bookings, target: sam })
		expect(it.owed.at(-1)).toEqual({ type: 'enqueue', queue: bookings, placement: 2 })
	})

	it('stays in its queue when the named agent serves it', () => {
		const it = activeWith()
		it.movesToAgent(wei, { by: ana })
		expect(it.state).toMatchObject({ queue: support, target: wei })
	})

	it('forgets whom it was meant for, and the note, once somebody has it', () => {
		const it = activeWith()
		it.movesToAgent(wei, { by: ana })
		it.isGivenTo(sam)
		expect(it.state).toMatchObject({ target: null, transferNote: null, assignee: { id: sam } })
	})

	it('closes with a disposition and owes the agent a wrap-up', () => {
		const it = activeWith()
		it.isClosedBy(ana)
		expect(it.state).toMatchObject({ status: 'closed', disposition: 'solved', assignee: { id: ana } })
		expect(it.owed.at(-1)).toEqual({ type: 'release', agent: ana, placement: 1, epoch: 1, wrapUp: true })
		expect(it.isClosedBy(ana)).toBe('conversation-closed')
	})

	it('lets the agent say what came of a conversation that the customer ended, once', () => {
		const it = activeWith()
		it.isLeft()
		const closedAtMs = it.state.closedAtMs
		it.atMs += 9_000
		expect(it.isClosedBy(wei)).toBe('conversation-closed')
		expect(kinds(it.isClosedBy(ana))).toEqual(['closed'])
		expect(it.state).toMatchObject({ disposition: 'solved', closedAtMs })
		expect(it.isClosedBy(ana)).toBe('conversation-closed')
		expect(it.owed.filter((owed) => owed.type === 'release')).toHaveLength(1)
	})

	it('is withdrawn from line when the customer leaves while waiting', () => {
		const it = waiting()
		it.isLeft()
		expect(it.owed.at(-1)).toEqual({ type: 'withdraw', queue: support, placement: 1 })
		expect(it.isLeft()).toBe('conversation-closed')
	})

	it('begins a new wait in the queue of its inbox when the customer writes after the end', () => {
		const it = activeWith()
		it.movesTo(bookings, ana)
		it.isGivenTo(sam)
		it.isClosedBy(sam)
		it.atMs = 50_000
		expect(kinds(it.writes('one more thing'))).toEqual(['message', 'queued'])
		expect(it.state).toMatchObject({
			status: 'queued',
			queue: support,
			enqueuedAtMs: 50_000,
			closedAtMs: null,
			disposition: null,
			placement: 3,
		})
	})

	it('is not left, abandoned or returned to before it began', () => {
		const it = new Talk()
		expect([it.isLeft(), it.isAbandoned(), it.isReturnedTo(), it.isLostBy(ana)]).toEqual(['not-found', [], [], []])
		expect(it.isGivenTo(ana)).toBe('conversation-closed')
	})

	it('is not abandoned while an agent has it', () => {
		expect(activeWith().isAbandoned()).toEqual([])
	})
})

describe('the rules of routing, as a conversation keeps them', () => {
	it('R1 keeps the enqueue time through agent loss, transfer and quick return', () => {
		const it = activeWith()
		for (const leave of [() => it.isLostBy(ana), () => it.movesTo(bookings, ana), () => it.movesToAgent(wei, { by: ana })]) {
			it.atMs += 60_000
			leave()
			expect(it.state).toMatchObject({ status: 'queued', enqueuedAtMs: 1_000 })
			it.isGivenTo(ana)
		}
		it.isLostBy(ana)
		it.isAbandoned()
		it.atMs += 600_000
		it.isReturnedTo()
		expect(it.state).toMatchObject({ status: 'queued', enqueuedAtMs: 1_000 })
	})

	it('R1 counts a new wait for who returns late', () => {
		const it = waiting()
		it.isAbandoned()
		it.atMs += 600_001
		it.isReturnedTo()
		expect(it.state.enqueuedAtMs).toBe(it.atMs)
	})

	it('R1 counts writing as returning', () => {
		const it = waiting()
		it.isAbandoned()
		it.atMs += 10_000
		expect(kinds(it.writes('still here'))).toEqual(['message', 'queued'])
		expect(it.state.enqueuedAtMs).toBe(1_000)
	})

	it('R3 lets exactly one accept win', () => {
		const it = waiting()
		expect(kinds(it.isGivenTo(ana, { epoch: 1 }))).toEqual(['assigned'])
		expect(it.isGivenTo(wei, { epoch: 2 })).toBe('already-assigned')
		expect(it.isGivenTo(ana, { epoch: 1 })).toEqual([])
		expect(it.state.assignee?.id).toBe(ana)
	})

	it('R3 refuses an accept of an earlier stay in line, and one of an epoch that is over', () => {
		const it = activeWith()
		it.movesTo(bookings, ana)
		expect(it.isGivenTo(wei, { epoch: 2, placement: 1 })).toBe('stale-epoch')
		expect(it.isGivenTo(wei, { epoch: 1, placement: 2 })).toBe('stale-epoch')
		expect(kinds(it.isGivenTo(wei, { epoch: 2, placement: 2 }))).toEqual(['assigned'])
	})

	it('R4 refuses an accept once the customer has gone', () => {
		const gone = waiting()
		gone.isLeft()
		expect(gone.isGivenTo(ana)).toBe('conversation-closed')
		const away = waiting()
		away.isAbandoned()
		expect(away.isGivenTo(ana)).toBe('conversation-closed')
	})

	it('R14 goes back in line when its agent is lost, but not on a late word about an earlier loss', () => {
		const it = activeWith()
		it.isLostBy(ana)
		it.isGivenTo(ana)
		expect(it.isLostBy(ana, 1)).toEqual([])
		expect(it.isLostBy(wei)).toEqual([])
		expect(it.state).toMatchObject({ status: 'active', epoch: 2 })
	})
})
