/** The three machines together, in a world where calls are slow, lost and repeated and a queue may die at any time. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import { type Held, roomOf, workOn } from '../../../core/routing/agent-state.ts'
import { mayTake } from '../../../core/routing/look.ts'
import { hasAnyRoom } from '../../../core/routing/media.ts'
import { House } from '../support/house.ts'
import { agents, ana, bookings, sam, support, talk, wei } from '../support/people.ts'
import { Chance, Post } from '../support/post.ts'

type Act = (house: House) => void

const agent = fc.constantFrom(...agents)
const conversation = fc.integer({ min: 1, max: 8 }).map(talk)
const queue = fc.constantFrom(support, bookings)
const nth = fc.nat(3)

/** Does something to one of the works an agent has at that stage, if there is one. */
function withWork(who: AgentId, { stage, pick }: { stage: Held['stage']; pick: number }, act: (house: House, work: Held) => void): Act {
	return (house) => {
		const some = house.ledgers.get(who)?.state.work.filter((it) => it.stage === stage) ?? []
		const work = some[pick % Math.max(1, some.length)]
		if (work) act(house, work)
	}
}

const customers: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 4, arbitrary: conversation.map((it): Act => (house) => house.talk(it, (talk) => talk.writes())) },
	fc.tuple(conversation, fc.constantFrom('isLeft' as const, 'isAbandoned' as const, 'isReturnedTo' as const)).map((
		[it, what],
	): Act =>
	(house) => house.talks.has(it) && house.talk(it, (talk) => talk[what]())),
)

const staff: fc.Arbitrary<Act> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.tuple(agent, nth).map(([who, pick]) =>
			withWork(
				who,
				{ stage: 'offered', pick },
				(house, { conversation, epoch }) => house.agent(who, { type: 'accept', conversation, epoch, atMs: house.atMs }),
			)
		),
	},
	fc.tuple(agent, nth).map(([who, pick]) =>
		withWork(
			who,
			{ stage: 'offered', pick },
			(house, { conversation, epoch }) => house.agent(who, { type: 'reject', conversation, epoch, atMs: house.atMs }),
		)
	),
	{
		weight: 2,
		arbitrary: fc.tuple(agent, nth).map(([who, pick]) =>
			withWork(who, { stage: 'active', pick }, (house, work) => house.talk(work.conversation, (it) => it.isClosedBy(who)))
		),
	},
	fc.tuple(agent, nth).map(([who, pick]) =>
		withWork(who, { stage: 'wrapping', pick }, (house, { conversation }) => house.agent(who, { type: 'finish', conversation }))
	),
	fc.tuple(agent, nth, queue).map(([who, pick, to]) =>
		withWork(who, { stage: 'active', pick }, (house, work) => house.talk(work.conversation, (it) => it.movesTo(to, who)))
	),
	fc.tuple(agent, nth, agent).map(([who, pick, to]) =>
		withWork(
			who,
			{ stage: 'active', pick },
			(house, work) => house.talk(work.conversation, (it) => it.movesToAgent(to, { by: who, via: to === sam ? bookings : support })),
		)
	),
	fc.tuple(agent, fc.constantFrom('connect' as const, 'disconnect' as const)).map(([who, type]): Act => (house) =>
		void house.agent(who, { type })
	),
	{
		weight: 2,
		arbitrary: fc.tuple(agent, fc.constantFrom('available' as const, 'available' as const, 'away' as const)).map((
			[who, presence],
		): Act =>
		(house) => void house.agent(who, { type: 'presence', presence })),
	},
)

const time: fc.Arbitrary<Act> = fc.constantFrom(1, 1_000, 20_000, 30_000, 70_000).map((ms): Act => (house) => house.pass(ms))
const crash: fc.Arbitrary<Act> = queue.map((it): Act => (house) => house.crash(it))

interface Plan {
	readonly acts: [Act, number][]
	/** Seed of all that chance decides. */
	readonly luck: number
	readonly capacities: number[]
}

/** Acts, each followed by some steps of the post, and the chance that decides which. */
function plans(act: fc.Arbitrary<Act>): fc.Arbitrary<Plan> {
	return fc.record({
		acts: fc.array(fc.tuple(act, fc.nat(6)), { minLength: 1, maxLength: 120, size: 'max' }),
		luck: fc.nat(),
		capacities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
	})
}

const calm = plans(fc.oneof({ weight: 3, arbitrary: customers }, { weight: 5, arbitrary: staff }, time))
const stormy = plans(fc.oneof({ weight: 6, arbitrary: customers }, { weight: 10, arbitrary: staff }, { weight: 2, arbitrary: time }, crash))

function play({ acts, luck, capacities }: Plan, { faulty }: { faulty: boolean }): { house: House; post: Post } {
	const post = new Post(new Chance(luck), { faulty })
	const house = new House(post)
	const serves = { [ana]: [support, bookings], [wei]: [support], [sam]: [bookings, support] }
	agents.forEach((it, i) => house.hire(it, { capacity: capacities[i] ?? 1, queues: serves[it] ?? [] }))
	for (const [act, steps] of acts) {
		act(house)
		for (let i = 0; i < steps; i++) post.step()
		expectRoom(house)
	}
	return { house, post }
}

/** Lets everything under way arrive. */
function settle({ house, post }: { house: House; post: Post }): void {
	post.faulty = false
	for (let i = 0; post.busy; i++) {
		if (i > 20_000) throw new Error('the post never comes to rest')
		post.step()
		expectRoom(house)
	}
}

/** Lets everything arrive and every alarm ring until none is set. */
function sleep(world: { house: House; post: Post }): void {
	settle(world)
	for (let i = 0; world.house.dueMs !== null; i++) {
		if (i > 300) throw new Error('the alarms never come to rest')
		world.house.pass(Math.max(0, world.house.dueMs - world.house.atMs))
		settle(world)
	}
}

function expectRoom(house: House): void {
	for (const { state } of house.ledgers.values()) {
		expect(state.work.length).toBeLessThanOrEqual(state.profile?.capacity ?? 0)
		expect(new Set(state.work.map((it) => it.conversation)).size).toBe(state.work.length)
	}
}

/** Every conversation, every line and every ledger tell the same story. */
function expectAgreement(house: House): void {
	for (const id of house.talks.keys()) expectTold(house, id)
	for (const [id, queue] of house.queues) {
		for (const it of queue.line.items.keys()) expect(house.state(it)).toMatchObject({ status: 'queued', queue: id })
	}
	for (const [id, { state }] of house.ledgers) {
		for (const work of state.work) {
			const told = house.state(work.conversation)
			if (work.stage === 'active') expect(told).toMatchObject({ status: 'active', assignee: { id }, epoch: work.epoch })
			if (work.stage === 'offered') {
				expect(house.queues.get(work.queue)?.line.items.get(work.conversation)).toMatchObject({ agents: [id], epoch: work.epoch })
			}
		}
	}
}

function expectTold(house: House, id: ConversationId): void {
	const { status, queue, assignee, placement, epoch } = house.state(id)
	if (status === 'active') {
		expect(workOn(house.ledgers.get(assignee?.id as AgentId)!.state, id)).toMatchObject({ stage: 'active', epoch })
	}
	if (status !== 'queued' || queue === null) return
	const line = house.queues.get(queue)?.line
	const item = line?.items.get(id)
	expect(item).toMatchObject({ placement })
	const [rings] = item?.agents ?? []
	if (item && rings) {
		expect(workOn(house.ledgers.get(rings)!.state, id)).toMatchObject({ stage: 'offered', epoch: item.epoch, placement })
		return
	}
	for (const [who, { state }] of house.ledgers) {
		const serves = state.profile?.queues.some((it) => it.queue === queue)
		const heard = (line?.candidates.get(who)?.silentUntilMs ?? 0) <= house.atMs
		if (line && item && serves && heard && hasAnyRoom(roomOf(state))) {
			expect([who, mayTake(line, item, { agent: who, atMs: house.atMs, how: 'bid' })]).toEqual([who, false])
		}
	}
}

describe('conversations, queues and agents together', () => {
	it('agree whenever nothing is under way, however slow the calls between them', () => {
		fc.assert(
			fc.property(calm, (plan) => {
				const world = play(plan, { faulty: false })
				settle(world)
				expectAgreement(world.house)
			}),
			{ numRuns: 500 },
		)
	})

	it('agree after calls have been lost and repeated and queues have died, once the leases have run out', () => {
		fc.assert(
			fc.property(stormy, (plan) => {
				const world = play(plan, { faulty: true })
				sleep(world)
				expectAgreement(world.house)
			}),
			{ numRuns: 500 },
		)
	})

	it('serve everybody who waits, after whatever storm, as soon as agents are there', () => {
		fc.assert(
			fc.property(stormy, (plan) => {
				const world = play(plan, { faulty: true })
				sleep(world)
				for (let day = 0; day < 30; day++) serveAll(world)
				for (const { state } of world.house.talks.values()) expect(['closed', 'abandoned', 'new']).toContain(state.status)
			}),
			{ numRuns: 200 },
		)
	})
})

/** Every agent comes, accepts what rings, closes what they hold and is done. */
function serveAll(world: { house: House; post: Post }): void {
	const { house } = world
	for (const [who, { state }] of house.ledgers) {
		house.agent(who, { type: 'connect' })
		house.agent(who, { type: 'presence', presence: 'available' })
		settle(world)
		for (const { stage, conversation, epoch } of state.work) {
			if (stage === 'offered') house.agent(who, { type: 'accept', conversation, epoch, atMs: house.atMs })
			if (stage === 'active') house.talk(conversation, (it) => it.isClosedBy(who))
			if (stage === 'wrapping') house.agent(who, { type: 'finish', conversation })
		}
		settle(world)
	}
	expectAgreement(house)
}
