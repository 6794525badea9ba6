import { describe, expect, it } from 'vitest'
import { entryOf } from '../../../core/conversation/present.ts'
import { ana, bookings, support, talk, wei } from '../support/people.ts'
import { activeWith, kinds, waiting } from '../support/stage.ts'
import type { Talk } from '../support/conversation.ts'

/** Somebody who has gone away and is called back by Ana. */
function calledBack(): Talk {
	const it = waiting()
	it.asksForCallback()
	it.isGivenTo(ana)
	return it
}

describe('R20: a callback', () => {
	it('keeps the place, and the customer may go', () => {
		const it = waiting()
		it.atMs += 30_000
		expect(kinds(it.asksForCallback('+1 555 0100'))).toEqual(['callback'])
		expect(it.state.callback).toEqual({ attempt: 1, notBeforeMs: 31_000, expiresAtMs: 631_000, to: '+1 555 0100' })
		expect(it.state).toMatchObject({ status: 'queued', enqueuedAtMs: 1_000, placement: 1 })
		expect(it.owed.slice(1)).toEqual([{ type: 'update', queue: support, placement: 1, what: 'callback' }])
		expect(it.isAbandoned()).toEqual([])
	})

	it('is asked for while the queue is closed as well', () => {
		const it = waiting()
		it.hears({ type: 'held', mode: 'callback', opensAtMs: 9_000_000 })
		expect(kinds(it.asksForCallback())).toEqual(['callback'])
		expect(it.state).toMatchObject({ status: 'deferred', held: { mode: 'callback' } })
		it.hears({ type: 'resumed' })
		expect([it.state.status, it.isAbandoned()]).toEqual(['queued', []])
	})

	it('asked for again corrects where they are to be reached, and nothing else', () => {
		const it = waiting()
		it.asksForCallback('+1 555 0100')
		const first = it.state.callback
		it.atMs += 5_000
		it.asksForCallback('+1 555 0199')
		expect(it.state.callback).toEqual({ ...first, to: '+1 555 0199' })
	})

	it('is for who waits', () => {
		expect(activeWith().asksForCallback()).toBe('already-assigned')
		const gone = waiting()
		gone.isLeft()
		expect(gone.asksForCallback()).toBe('conversation-closed')
	})

	it('is off when the customer speaks: they wait for themselves, in the old place', () => {
		const it = waiting()
		it.asksForCallback()
		it.atMs += 60_000
		expect(kinds(it.writes('I am back'))).toEqual(['message', 'callback'])
		expect(it.state).toMatchObject({ status: 'queued', callback: null, enqueuedAtMs: 1_000, placement: 1 })
		// Once when it was asked for, and once now.
		expect(it.owed.slice(1)).toEqual(Array(2).fill({ type: 'update', queue: support, placement: 1, what: 'callback' }))
		expect(kinds(it.isAbandoned())).toEqual(['abandoned'])
	})

	it('that reaches nobody waits a while, in the old place, and is offered again', () => {
		const it = calledBack()
		it.atMs += 10_000
		expect(kinds(it.isNotReachedBy(ana, 'voice box'))).toEqual(['callback', 'note', 'queued'])
		expect(it.state).toMatchObject({
			status: 'deferred',
			held: null,
			enqueuedAtMs: 1_000,
			placement: 2,
			callback: { attempt: 2, notBeforeMs: 71_000 },
		})
		expect(it.owed.slice(-2)).toEqual([
			{ type: 'release', agent: ana, placement: 1, epoch: 1, wrapUp: false },
			{ type: 'enqueue', queue: support, placement: 2 },
		])
		expect(entryOf(talk(1), it.state)).toMatchObject({ enqueuedAtMs: 1_000, callback: { attempt: 2 } })
		it.hears({ type: 'resumed' })
		expect(it.state.status).toBe('queued')
	})

	it('between two attempts stays put off when only the number is corrected, and is due when it was', () => {
		const it = calledBack()
		it.isNotReachedBy(ana)
		it.asksForCallback('+1 555 0199')
		expect(it.state).toMatchObject({ status: 'deferred', callback: { attempt: 2, notBeforeMs: 61_000, to: '+1 555 0199' } })
		it.atMs = 61_000
		expect(kinds(it.hears({ type: 'resumed' }))).toEqual(['resumed'])
		expect(it.state.status).toBe('queued')
	})

	it('between two attempts becomes a live wait when the customer speaks', () => {
		const it = calledBack()
		it.isNotReachedBy(ana)
		it.writes('I am here now')
		expect(it.state).toMatchObject({ status: 'queued', callback: null, enqueuedAtMs: 1_000 })
	})

	it('ends after its last attempt, and the agent may say what came of it', () => {
		const it = calledBack()
		it.isNotReachedBy(ana)
		it.isGivenTo(wei)
		expect(it.isNotReachedBy(wei)).toMatchObject([{ type: 'closed', by: { kind: 'system' }, disposition: null, reason: 'unreached' }])
		expect(it.owed.at(-1)).toMatchObject({ type: 'release', agent: wei, wrapUp: true })
		expect(kinds(it.isClosedBy(wei, 'not-reached'))).toEqual(['closed'])
		expect(it.state.disposition).toBe('not-reached')
	})

	it('is not tried again when its time would be over by then', () => {
		const it = calledBack()
		it.atMs = 1_000 + 600_000 - 60_000
		expect(it.isNotReachedBy(ana)).toMatchObject([{ type: 'closed', reason: 'expired' }])
	})

	it('is tried again by who holds it alone, and only when there is one', () => {
		expect(calledBack().isNotReachedBy(wei)).toBe('not-assigned')
		expect(activeWith().isNotReachedBy(ana)).toBe('callback-not-asked')
		const reached = calledBack()
		reached.writes('You reached me')
		expect(reached.isNotReachedBy(ana)).toBe('callback-not-asked')
	})

	it('goes along when it is transferred', () => {
		const it = calledBack()
		it.movesTo(bookings, ana)
		expect(entryOf(talk(1), it.state)).toMatchObject({ callback: { attempt: 1 }, enqueuedAtMs: 1_000 })
		expect([it.state.status, it.isAbandoned()]).toEqual(['queued', []])
	})
})
