/** Whatever people may do in a house, and what may befall it. */
import fc from 'fast-check'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import type { Held } from '../../../core/routing/agent-state.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import type { Talk } from './conversation.ts'
import type { House } from './house.ts'
import { housePolicy } from './house-policies.ts'
import { agents, ana, bookings, sam, support, talk, wei } from './people.ts'
import { anyFacts } from './policies.ts'

export type Act = (house: House) => void

/** So that a story that goes wrong can be read. */
function named(what: string, act: Act): Act {
	return Object.assign(act, { [fc.toStringMethod]: () => what })
}

/** The first is where they are met by who looks for them. */
export const serves = { [ana]: [support, bookings], [wei]: [support], [sam]: [bookings, support] }

const agent = fc.constantFrom(...agents)
const conversation = fc.integer({ min: 1, max: 8 }).map(talk)
const queue = fc.constantFrom(support, bookings)
const nth = fc.nat(3)

type Doing = (house: House, who: AgentId, work: Held) => void

/** Something with one of the works an agent has at that stage, if there is one. */
function withWork(what: string, stages: readonly Held['stage'][], act: Doing): fc.Arbitrary<Act> {
	return fc.tuple(agent, nth).map(([who, pick]) =>
		named(`${who} ${what} (${pick})`, (house) => {
			const some = house.ledgers.get(who)?.state.work.filter((it) => stages.includes(it.stage)) ?? []
			const work = some[pick % Math.max(1, some.length)]
			if (work) act(house, who, work)
		})
	)
}

/** Something with a conversation that has begun. */
function withTalk<T>(what: string, arbitrary: fc.Arbitrary<T>, act: (it: Talk, how: T) => unknown): fc.Arbitrary<Act> {
	return fc.tuple(conversation, arbitrary).map(([id, how]) =>
		named(`${id} ${what} ${JSON.stringify(how)}`, (house) => {
			if (house.talks.has(id)) house.talk(id, (it) => act(it, how))
		})
	)
}

const nothing = fc.constant(null)
const going = fc.constantFrom('isLeft' as const, 'isAbandoned' as const, 'isReturnedTo' as const)

export const customers: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 5, arbitrary: conversation.map((it) => named(`${it} writes`, (house) => house.talk(it, (talk) => talk.writes()))) },
	{ weight: 2, arbitrary: withTalk('comes or goes', going, (it, what) => it[what]()) },
	withTalk('asks for a call', nothing, (it) => it.asksForCallback()),
)

function answers(type: 'accept' | 'reject'): fc.Arbitrary<Act> {
	return withWork(
		`${type}s`,
		['offered'],
		(house, who, { conversation, epoch }) => house.agent(who, { type, conversation, epoch, atMs: house.atMs }),
	)
}

/** Something an agent says in a conversation they have. */
function inTalk(what: string, stages: readonly Held['stage'][], act: (it: Talk, who: AgentId) => unknown): fc.Arbitrary<Act> {
	return withWork(what, stages, (house, who, { conversation }) => house.talk(conversation, (it) => act(it, who)))
}

const passing: fc.Arbitrary<Act> = fc.oneof(
	queue.chain((to) => inTalk(`transfers to ${to}`, ['active'], (it, who) => it.movesTo(to, who))),
	agent.chain((to) =>
		inTalk(`transfers to ${to}`, ['active'], (it, who) => it.movesToAgent(to, { by: who, via: serves[to]?.[0] ?? null }))
	),
)

const presence: fc.Arbitrary<Act> = fc.oneof(
	fc.tuple(agent, fc.constantFrom('connect' as const, 'disconnect' as const)).map(([who, type]) =>
		named(`${who} ${type}s`, (house) => void house.agent(who, { type }))
	),
	{
		weight: 2,
		arbitrary: fc.tuple(agent, fc.constantFrom('available' as const, 'available' as const, 'away' as const)).map(([who, presence]) =>
			named(`${who} is ${presence}`, (house) => void house.agent(who, { type: 'presence', presence }))
		),
	},
)

export const staff: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 6, arbitrary: answers('accept') },
	answers('reject'),
	{ weight: 2, arbitrary: inTalk('closes', ['active', 'idle'], (it, who) => it.isClosedBy(who)) },
	{ weight: 2, arbitrary: inTalk('replies', ['active', 'idle'], (it, who) => it.replies(who)) },
	withWork('finishes', ['wrapping'], (house, who, { conversation }) => house.agent(who, { type: 'finish', conversation })),
	inTalk('reaches nobody', ['active'], (it, who) => it.isNotReachedBy(who)),
	{ weight: 2, arbitrary: passing },
	fc.tuple(agent, queue, conversation).map(([who, queue, conversation]) =>
		named(`${who} pulls ${conversation} from ${queue}`, (house) => house.pull(who, { queue, conversation }))
	),
	{ weight: 3, arbitrary: presence },
)

/** Supervisors, and what the company knows. */
export const leads: fc.Arbitrary<Act> = fc.oneof(
	withTalk('is known', anyFacts, (it, facts) => it.learns(facts)),
	withTalk('is boosted', fc.constantFrom(1_000, 60_000), (it, byMs) => it.isBoosted(byMs)),
	withTalk('is moved to', queue, (it, to) => it.isMovedByHand(to)),
	{ weight: 2, arbitrary: withTalk('is assigned', fc.record({ agent, force: fc.boolean() }), assign) },
	policies({ id: support, mayOverflow: true }),
	policies({ id: bookings, mayOverflow: false }),
	queue.map((it) => named(`${it} is migrated`, (house) => migrate(house, it))),
)

/** Where it stands, or where they are met. */
function assign(it: Talk, { agent, force }: { agent: AgentId; force: boolean }): void {
	const theirs = serves[agent] ?? []
	it.isAssignedByHand(agent, { force, via: theirs.find((queue) => queue === it.state.queue) ?? theirs[0] ?? null })
}

function policies({ id, mayOverflow }: { id: QueueId; mayOverflow: boolean }): fc.Arbitrary<Act> {
	return housePolicy({ mayOverflow }).map((policy) =>
		named(`${id} goes by ${JSON.stringify(policy.routing)} ${policy.calendar ? 'with hours' : ''}`, (house) => house.publish(id, policy))
	)
}

export const time: fc.Arbitrary<Act> = fc.constantFrom(1, 1_000, 20_000, 30_000, 70_000).map((ms) =>
	named(`${ms} ms pass`, (house) => house.pass(ms))
)
export const crash: fc.Arbitrary<Act> = queue.map((it) => named(`${it} dies`, (house) => house.crash(it)))

export function migrate(house: House, queue: QueueId): void {
	house.queue(queue, { type: 'migrate', conversations: 'all', by: 'boss' })
}

/** Nothing is asked of whoever serves them any more. */
export function unbind(house: House): void {
	for (const id of house.talks.keys()) house.talk(id, (it) => it.learns(plainFacts))
}
