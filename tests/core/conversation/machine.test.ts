import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankConversation, type ConversationState, evolve } from '../../../core/conversation/state.ts'
import type { ConversationEvent } from '../../../core/protocol/conversation.ts'
import { problems } from '../../../core/problem.ts'
import { Talk } from '../support/conversation.ts'
import { agents, ana, bookings, sam, support, wei } from '../support/people.ts'

function waiting(): Talk {
	const it = new Talk()
	it.writes()
	return it
}

function activeWith(agent = ana): Talk {
	const it = waiting()
	it.isGivenTo(agent)
	return it
}

const kinds = (events: readonly ConversationEvent[] | string) => typeof events === 'string' ? events : events.map((it) => it.type)

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

type Step = (talk: Talk) => readonly ConversationEvent[] | string

const agent = fc.constantFrom(...agents)
const queue = fc.constantFrom(support, bookings)
const aroundNow = fc.integer({ min: -2, max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant<Step>((it) => it.writes()) },
	{ weight: 2, arbitrary: agent.map((a): Step => (it) => it.replies(a)) },
	{ weight: 5, arbitrary: fc.tuple(agent, aroundNow).map(([a, n]): Step => (it) => it.isGivenTo(a, { epoch: it.state.epoch + 1 + n })) },
	{
		weight: 2,
		arbitrary: fc.tuple(agent, aroundNow).map(([a, n]): Step => (it) => it.isGivenTo(a, { placement: it.state.placement + n })),
	},
	agent.map((a): Step => (it) => it.notes(a)),
	fc.tuple(agent, aroundNow).map(([a, n]): Step => (it) => it.isLostBy(a, it.state.epoch + Math.min(0, n))),
	fc.tuple(agent, queue).map(([a, q]): Step => (it) => it.movesTo(q, a)),
	fc.tuple(agent, agent, fc.option(queue)).map(([by, to, via]): Step => (it) => it.movesToAgent(to, { by, via })),
	agent.map((a): Step => (it) => it.isClosedBy(a)),
	fc.constant<Step>((it) => it.isLeft()),
	fc.constant<Step>((it) => it.isAbandoned()),
	fc.constant<Step>((it) => it.isReturnedTo()),
)
const story = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 400_000 })), { maxLength: 60, size: 'max' })

/** Plays a story and shows each step with the state before it. */
function play(
	steps: [Step, number][],
	look: (talk: Talk, before: ConversationState, made: readonly ConversationEvent[] | string, owed: Talk['owed']) => void,
): Talk {
	const talk = new Talk()
	for (const [act, laterMs] of steps) {
		talk.atMs += laterMs
		const before = talk.state
		const debts = talk.owed.length
		const made = act(talk)
		look(talk, before, made, talk.owed.slice(debts))
	}
	return talk
}

describe('whatever happens to a conversation', () => {
	it('its log folds to its state, also after a journey as text', () => {
		fc.assert(fc.property(story, (steps) => {
			const talk = play(steps, () => {})
			const rows: typeof talk.rows = JSON.parse(JSON.stringify(talk.rows))
			expect(rows.reduce(evolve, blankConversation)).toEqual(talk.state)
			expect(talk.rows.map((it) => it.seq)).toEqual(talk.rows.map((_, i) => i + 1))
		}))
	})

	it('a refusal has a name and changes nothing', () => {
		fc.assert(fc.property(story, (steps) => {
			play(steps, (talk, before, made, owed) => {
				if (typeof made !== 'string') return
				expect(Object.keys(problems)).toContain(made)
				expect([talk.state, owed]).toEqual([before, []])
			})
		}))
	})

	it('it never has two agents, and only its agent gets an answer in', () => {
		fc.assert(fc.property(story, (steps) => {
			play(steps, (talk, before, made) => {
				for (const event of typeof made === 'string' ? [] : made) {
					if (event.type === 'assigned') expect(before).toMatchObject({ status: 'queued', assignee: null })
					if (event.type !== 'message' || event.author.kind !== 'agent') continue
					expect(before).toMatchObject({ status: 'active', assignee: { id: event.author.id } })
				}
				expect(talk.state.assignee !== null || talk.state.status !== 'active').toBe(true)
			})
		}))
	})

	it('each stay in line owes exactly one enqueue, with a fresh placement', () => {
		fc.assert(fc.property(story, (steps) => {
			play(steps, (_, before, made, owed) => {
				const stays = (typeof made === 'string' ? [] : made).filter((it) => it.type === 'queued' || it.type === 'opened')
				expect(owed.filter((it) => it.type === 'enqueue')).toEqual(
					stays.map((it) => ({ type: 'enqueue', queue: it.queue, placement: it.placement })),
				)
				for (const it of stays) expect(it.placement).toBe(before.placement + 1)
			})
		}))
	})

	it('each stay in line that ends without an agent owes a withdrawal, each that an agent ends owes their release', () => {
		fc.assert(fc.property(story, (steps) => {
			play(steps, (talk, before, made, owed) => {
				const over = talk.state.status !== before.status || talk.state.placement !== before.placement
				const lost = typeof made !== 'string' && made.some((it) => it.type === 'queued' && it.reason === 'agent_lost')
				const withdrawn = over && before.status === 'queued' && talk.state.status !== 'active'
				const released = over && before.status === 'active' && !lost
				expect(owed.filter((it) => it.type === 'withdraw').map((it) => it.placement)).toEqual(withdrawn ? [before.placement] : [])
				expect(owed.filter((it) => it.type === 'release').map((it) => [it.agent, it.epoch])).toEqual(
					released ? [[before.assignee?.id, before.epoch]] : [],
				)
			})
		}))
	})

	it('epochs and placements only rise, and what was closed is active again only by way of the line', () => {
		fc.assert(fc.property(story, (steps) => {
			play(steps, (talk, before) => {
				expect(talk.state.epoch).toBeGreaterThanOrEqual(before.epoch)
				expect(talk.state.placement).toBeGreaterThanOrEqual(before.placement)
				if (talk.state.status === 'active' && before.status !== 'active') {
					expect(before.status).toBe('queued')
					expect(talk.state.epoch).toBeGreaterThan(before.epoch)
				}
			})
		}))
	})

	it('R1 its wait begins anew only by reopening or by a late return', () => {
		fc.assert(fc.property(story, (steps) => {
			play(steps, (talk, before, made) => {
				if (before.status === 'new' || talk.state.enqueuedAtMs === before.enqueuedAtMs) return
				const reasons = (typeof made === 'string' ? [] : made).flatMap((it) => it.type === 'queued' ? it.reason : [])
				expect(['reopened', 'returned']).toContain(reasons[0])
				if (reasons[0] === 'returned') expect(talk.atMs - (before.abandonedAtMs ?? 0)).toBeGreaterThan(600_000)
			})
		}))
	})
})
