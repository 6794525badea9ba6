import { describe, expect, it } from 'vitest'
import { entryOf } from '../../../core/conversation/present.ts'
import { ana, bookings, sam, support, talk, wei } from '../support/people.ts'
import { activeWith, kinds, waiting } from '../support/stage.ts'

describe('R18: a supervisor', () => {
	it('moves somebody ahead, and keeps that when the line must be told anew', () => {
		const it = waiting()
		expect(it.isBoosted(60_000)).toMatchObject([{ type: 'override', by: { name: 'Agent boss' }, act: { type: 'boost', byMs: 60_000 } }])
		expect(it.owed.at(-1)).toMatchObject({ type: 'boost', queue: support, placement: 1, byMs: 60_000, by: 'Agent boss' })
		// What is owed to the queue by itself must not reach it with the entry as well.
		expect(entryOf(talk(1), it.state).boostMs).toBe(0)
		it.isMovedByHand(bookings)
		expect(entryOf(talk(1), it.state).boostMs).toBe(60_000)
		it.isBoosted(5_000)
		it.isGivenTo(ana)
		it.isLostBy(ana)
		expect(entryOf(talk(1), it.state).boostMs).toBe(65_000)
		it.isLeft()
		it.atMs += 1
		it.writes()
		expect(entryOf(talk(1), it.state).boostMs).toBe(0)
	})

	it('moves who waits to another queue with the age they have', () => {
		const it = waiting()
		it.atMs += 60_000
		expect(kinds(it.isMovedByHand(bookings))).toEqual(['override', 'queued'])
		expect(it.state).toMatchObject({ queue: bookings, enqueuedAtMs: 1_000, placement: 2 })
		expect(it.owed.slice(1)).toEqual([
			{ type: 'withdraw', queue: support, placement: 1 },
			{ type: 'enqueue', queue: bookings, placement: 2 },
		])
	})

	it('takes a conversation out of an agent’s hands, without wrap-up and not to give it back to them', () => {
		const it = activeWith()
		it.isMovedByHand(support)
		expect(it.state).toMatchObject({ status: 'queued', queue: support, assignee: null, facts: { lastAgent: null } })
		expect(it.owed.slice(1)).toEqual([
			{ type: 'release', agent: ana, placement: 1, epoch: 1, wrapUp: false },
			{ type: 'enqueue', queue: support, placement: 2 },
		])
	})

	it('gives who waits to an agent where they stand', () => {
		const it = waiting()
		expect(kinds(it.isAssignedByHand(ana, { force: true }))).toEqual(['override'])
		expect(it.owed.at(-1)).toEqual({ type: 'assign', queue: support, placement: 1, agent: ana, force: true, by: 'Agent boss' })
		expect(it.state).toMatchObject({ status: 'queued', placement: 1 })
	})

	it('gives who waits to an agent of another queue by way of that', () => {
		const it = waiting()
		expect(kinds(it.isAssignedByHand(sam, { via: bookings }))).toEqual(['override', 'queued'])
		expect(entryOf(talk(1), it.state)).toMatchObject({ target: sam, placement: 2, enqueuedAtMs: 1_000 })
		expect(it.owed.slice(1)).toEqual([
			{ type: 'withdraw', queue: support, placement: 1 },
			{ type: 'enqueue', queue: bookings, placement: 2 },
			{ type: 'assign', queue: bookings, placement: 2, agent: sam, force: false, by: 'Agent boss' },
		])
	})

	it('gives what one agent holds to another, but not to whom has it', () => {
		const it = activeWith()
		expect(it.isAssignedByHand(ana)).toBe('already-assigned')
		expect(kinds(it.isAssignedByHand(wei))).toEqual(['override', 'queued'])
		expect(it.owed.slice(1).map((owed) => owed.type)).toEqual(['release', 'enqueue', 'assign'])
	})

	it('is told what cannot be done', () => {
		expect(waiting().isMovedByHand(support)).toBe('transfer-target-unknown')
		expect(activeWith().isBoosted(1)).toBe('already-assigned')
		const gone = waiting()
		gone.isLeft()
		expect([gone.isBoosted(1), gone.isMovedByHand(bookings), gone.isAssignedByHand(ana)]).toEqual(Array(3).fill('conversation-closed'))
	})
})
