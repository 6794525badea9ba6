import { describe, expect, it } from 'vitest'
import { stayNow } from '../../../core/conversation/news.ts'
import { entryOf, viewOf } from '../../../core/conversation/present.ts'
import { mayBeAway } from '../../../core/conversation/state.ts'
import type { ConversationId } from '../../../core/ids.ts'
import type { ItemNews } from '../../../core/routing/queue-command.ts'
import { afterTelling, type StayNow } from '../../../core/routing/stay-now.ts'
import { ana, bookings, support, talk } from '../support/people.ts'
import { activeWith, kinds, waiting } from '../support/stage.ts'

const closedUntil9: ItemNews = { type: 'held', mode: 'defer', opensAtMs: 9_000_000 }
const leaveWord: ItemNews = { type: 'held', mode: 'message', opensAtMs: null }
const open: ItemNews = { type: 'resumed' }
const overflow: ItemNews = { type: 'divert', to: bookings, reason: 'overflow' }

describe('R15: a queue that closes', () => {
	it('keeps the place of who waits, says until when, and lets them go offline', () => {
		const it = waiting()
		expect(kinds(it.hears(closedUntil9))).toEqual(['held'])
		expect(it.state).toMatchObject({ status: 'deferred', enqueuedAtMs: 1_000, placement: 1, held: { mode: 'defer', opensAtMs: 9_000_000 } })
		expect(it.isAbandoned()).toEqual([])
		expect(it.owed).toHaveLength(1)
	})

	it('is heard once, again only with other news', () => {
		const it = waiting()
		it.hears(closedUntil9)
		expect(it.hears(closedUntil9)).toEqual([])
		expect(kinds(it.hears({ ...closedUntil9, opensAtMs: 10_000_000 }))).toEqual(['held'])
		expect(kinds(it.hears(open))).toEqual(['resumed'])
		expect(it.hears(open)).toEqual([])
	})

	it('opens again for who is here, and gives up who is not', () => {
		const it = waiting()
		it.hears(closedUntil9)
		it.hears(open)
		expect(it.state).toMatchObject({ status: 'queued', held: null, placement: 1 })
		expect(kinds(it.isAbandoned())).toEqual(['abandoned'])
	})

	it('never gives up who has left word, not even when another agent has lost them', () => {
		const it = waiting()
		it.hears(leaveWord)
		it.writes('It is about order 12')
		it.hears(open)
		expect([it.state.status, mayBeAway(it.state), it.isAbandoned()]).toEqual(['queued', true, []])
		it.isGivenTo(ana)
		it.isLostBy(ana)
		expect([it.state.status, it.isAbandoned()]).toEqual(['queued', []])
	})

	it('is forgotten with the wait it was about', () => {
		const it = waiting()
		it.hears(leaveWord)
		it.isLeft()
		expect(it.owed.at(-1)).toEqual({ type: 'withdraw', queue: support, placement: 1 })
		it.atMs += 1
		it.writes('again')
		expect([it.state.status, it.state.held, mayBeAway(it.state)]).toEqual(['queued', null, false])
	})

	it('gives it to an agent all the same when a supervisor says so', () => {
		const it = waiting()
		it.hears(closedUntil9)
		expect(kinds(it.isGivenTo(ana))).toEqual(['assigned'])
		expect(it.state).toMatchObject({ status: 'active', held: null })
	})

	it('shows in what a socket is told first', () => {
		const it = waiting()
		it.hears(closedUntil9)
		const unseen = { received: 0, read: 0 }
		const live = { marks: { customer: unseen, agent: unseen }, customerOnline: false, standing: null }
		expect(viewOf(talk(1), it.state, live)).toMatchObject({
			status: 'deferred',
			held: { mode: 'defer', opensAtMs: 9_000_000 },
			callback: null,
			idle: false,
		})
	})
})

describe('news of an item', () => {
	it('about an earlier stay, or about nothing that waits, is stale', () => {
		const it = activeWith()
		expect(it.hears(overflow)).toEqual([])
		it.isLostBy(ana)
		expect(it.hears(overflow, 1)).toEqual([])
		it.isLeft()
		expect(it.hears(open)).toEqual([])
	})

	it('R1: of overflow takes it to the other queue with the age it has, and out of the old one first', () => {
		const it = waiting()
		it.atMs += 60_000
		expect(kinds(it.hears(overflow))).toEqual(['queued'])
		expect(it.state).toMatchObject({ queue: bookings, placement: 2, enqueuedAtMs: 1_000, status: 'queued' })
		expect(it.owed.slice(1)).toEqual([
			{ type: 'withdraw', queue: support, placement: 1 },
			{ type: 'enqueue', queue: bookings, placement: 2 },
		])
		expect(it.hears(overflow, 1)).toEqual([])
	})

	it('of a callback whose time is over closes it, in nobody’s name', () => {
		const it = waiting()
		it.asksForCallback()
		expect(it.hears({ type: 'lapsed' })).toMatchObject([{ type: 'closed', by: { kind: 'system' }, disposition: null, reason: 'expired' }])
		expect(it.state).toMatchObject({ status: 'closed', callback: null, assignee: null })
	})

	it('of a merger closes it and says where it goes on', () => {
		const it = waiting()
		const into = 'cnv_00000000000000000000000002' as ConversationId
		expect(it.hears({ type: 'merged', into })).toMatchObject([{ type: 'merged', into }, { type: 'closed', reason: 'merged' }])
		expect(it.owed.at(-1)).toEqual({ type: 'withdraw', queue: support, placement: 1 })
		it.writes('and yet')
		expect(entryOf(talk(1), it.state)).toMatchObject({ placement: 2, callback: null })
	})
})

describe('a queue that tells something', () => {
	it('is told what the stay has come to', () => {
		const it = waiting()
		expect(stayNow(it.state, 1)).toEqual({ type: 'waiting' })
		it.hears(closedUntil9)
		expect([stayNow(it.state, 1), stayNow(it.state, 0)]).toEqual([{ type: 'waiting' }, { type: 'over' }])
		it.isGivenTo(ana, { epoch: 4 })
		expect(stayNow(it.state, 1)).toEqual({ type: 'taken', agent: ana, epoch: 4 })
		it.isClosedBy(ana)
		expect(stayNow(it.state, 1)).toEqual({ type: 'over' })
		it.writes('once more')
		expect([stayNow(it.state, 1), stayNow(it.state, 2)]).toEqual([{ type: 'over' }, { type: 'waiting' }])
	})

	it('keeps nobody in line whose stay is over', () => {
		const place = { conversation: talk(1), placement: 1 }
		const after = (now: StayNow) => afterTelling(place, { news: open, now })
		expect(after({ type: 'waiting' })).toEqual({ type: 'told', ...place, news: 'resumed' })
		expect(after({ type: 'over' })).toEqual({ type: 'withdraw', ...place })
		const accepted = { type: 'settle', ...place, agent: ana, epoch: 4, outcome: 'accepted', candidate: null }
		expect(after({ type: 'taken', agent: ana, epoch: 4 })).toEqual(accepted)
	})
})
