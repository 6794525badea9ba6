import fc from 'fast-check'
import type { ConversationState } from '../../../core/conversation/state.ts'
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import type { ConversationEvent } from '../../../core/protocol/conversation.ts'
import type { ItemNews } from '../../../core/routing/queue-command.ts'
import { Talk } from './conversation.ts'
import { agents, bookings, support } from './people.ts'

export type Made = readonly ConversationEvent[] | string
export type Step = (talk: Talk) => Made

const agent = fc.constantFrom(...agents)
const queue = fc.constantFrom(support, bookings)
const aroundNow = fc.integer({ min: -2, max: 2 })
const soonMs = fc.integer({ min: 0, max: 900_000 })

const news: fc.Arbitrary<ItemNews> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('held' as const),
			mode: fc.constantFrom('defer', 'message', 'callback', 'voicemail'),
			opensAtMs: fc.constantFrom(null, 9_000_000),
		}),
	},
	{ weight: 3, arbitrary: fc.constant<ItemNews>({ type: 'resumed' }) },
	{ weight: 2, arbitrary: queue.map((to): ItemNews => ({ type: 'divert', to, reason: 'overflow' })) },
	fc.constant<ItemNews>({ type: 'lapsed' }),
	fc.constant<ItemNews>({ type: 'merged', into: 'cnv_other' as ConversationId }),
)

const fromCustomer: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Step>((it) => it.writes()) },
	{ weight: 2, arbitrary: fc.constant<Step>((it) => it.asksForCallback()) },
	fc.constant<Step>((it) => it.isLeft()),
	fc.constant<Step>((it) => it.isAbandoned()),
	fc.constant<Step>((it) => it.isReturnedTo()),
)

const fromAgents: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 3, arbitrary: agent.map((a): Step => (it) => it.replies(a)) },
	{
		weight: 2,
		arbitrary: fc.tuple(agent, aroundNow).map(([a, n]): Step => (it) => it.replies(a, 'late', it.state.epoch + Math.min(0, n))),
	},
	{ weight: 2, arbitrary: agent.map((a): Step => (it) => it.isNotReachedBy(a)) },
	agent.map((a): Step => (it) => it.notes(a)),
	fc.tuple(agent, queue).map(([a, q]): Step => (it) => it.movesTo(q, a)),
	fc.tuple(agent, agent, fc.option(queue)).map(([by, to, via]): Step => (it) => it.movesToAgent(to, { by, via })),
	agent.map((a): Step => (it) => it.isClosedBy(a)),
)

const fromObjects: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.tuple(agent, aroundNow, soonMs).map(([a, n, idleMs]): Step => (it) =>
			it.isGivenTo(a, { epoch: it.state.epoch + 1 + n, idleMs })
		),
	},
	{
		weight: 2,
		arbitrary: fc.tuple(agent, aroundNow).map(([a, n]): Step => (it) => it.isGivenTo(a, { placement: it.state.placement + n })),
	},
	fc.tuple(agent, aroundNow).map(([a, n]): Step => (it) => it.isLostBy(a, it.state.epoch + Math.min(0, n))),
	{
		weight: 3,
		arbitrary: fc.tuple(news, fc.constantFrom(0, 0, 0, -1)).map(([it, n]): Step => (talk) => talk.hears(it, talk.state.placement + n)),
	},
	{ weight: 2, arbitrary: fc.constant<Step>((it) => it.idles()) },
	{
		weight: 2,
		arbitrary: fc.tuple(fc.boolean(), aroundNow).map(([granted, n]): Step => (it) =>
			it.isAnswered(granted, it.state.epoch + Math.min(0, n))
		),
	},
)

const fromSupervisors: fc.Arbitrary<Step> = fc.oneof(
	fc.integer({ min: 1, max: 600_000 }).map((byMs): Step => (it) => it.isBoosted(byMs)),
	queue.map((q): Step => (it) => it.isMovedByHand(q)),
	fc.tuple(agent, queue, fc.boolean()).map(([a, via, force]): Step => (it) => it.isAssignedByHand(a, { via, force })),
	agent.map((lastAgent): Step => (it) => it.learns({ lastAgent, contacts: 2 })),
)

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fromCustomer },
	{ weight: 4, arbitrary: fromAgents },
	{ weight: 5, arbitrary: fromObjects },
	{ weight: 1, arbitrary: fromSupervisors },
)

/** All that can happen to a conversation, with the time between. */
export const story = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 400_000 })), { maxLength: 60, size: 'max' })

/** One thing that happened: what was before it, what came of it. */
export interface Moment {
	readonly talk: Talk
	readonly before: ConversationState
	readonly made: readonly ConversationEvent[]
	readonly refusal: string | null
	readonly owed: Talk['owed']
}

/** Plays a story and shows each moment. */
export function play(steps: readonly (readonly [Step, number])[], look: (moment: Moment) => void = () => {}): Talk {
	const talk = new Talk()
	for (const [act, laterMs] of steps) {
		talk.atMs += laterMs
		const { state: before } = talk
		const debts = talk.owed.length
		const made = act(talk)
		const refusal = typeof made === 'string' ? made : null
		look({ talk, before, made: typeof made === 'string' ? [] : made, refusal, owed: talk.owed.slice(debts) })
	}
	return talk
}

/** Whose words stand in the log, and whose they were to be. */
export function speakerOf(event: ConversationEvent): AgentId | null {
	return event.type === 'message' && event.author.kind === 'agent' ? event.author.id : null
}
