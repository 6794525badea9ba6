/**
 * The three machines together, under any policies, in a world where calls are slow, lost and repeated and a queue may die at any
 * time. What they can hold each other to is in `house-checks.ts`, what happens to them in `house-acts.ts`.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, crash, customers, leads, migrate, serves, staff, time, unbind } from '../support/house-acts.ts'
import { expectAgreement, expectReplay, expectRoom } from '../support/house-checks.ts'
import { housePolicy, plainPolicy } from '../support/house-policies.ts'
import { House } from '../support/house.ts'
import { agents, bookings, support } from '../support/people.ts'
import { anySaying } from '../support/policies.ts'
import { Chance, Post } from '../support/post.ts'

const HORIZON_MS = 1_800_000
const ALARMS_MAX = 1_000
const STEPS_MAX = 50_000
const DAYS = 30

const policies = fc.tuple(housePolicy({ mayOverflow: true }), housePolicy({ mayOverflow: false }))
const hired = fc.record({ capacity: fc.integer({ min: 1, max: 3 }), saying: anySaying })

type Hire = typeof hired extends fc.Arbitrary<infer It> ? It : never

interface Plan {
	readonly acts: [Act, number][]
	/** Seed of all that chance decides. */
	readonly luck: number
	readonly hires: Hire[]
	readonly policies: [typeof plainPolicy, typeof plainPolicy]
}

/** Acts, each followed by some steps of the post, and the chance that decides which. */
function plans(act: fc.Arbitrary<Act>): fc.Arbitrary<Plan> {
	return fc.record({
		acts: fc.array(fc.tuple(act, fc.nat(6)), { minLength: 1, maxLength: 120, size: 'max' }),
		luck: fc.nat(),
		hires: fc.array(hired, { minLength: agents.length, maxLength: agents.length }),
		policies,
	})
}

const calm = plans(
	fc.oneof({ weight: 6, arbitrary: customers }, { weight: 10, arbitrary: staff }, { weight: 3, arbitrary: leads }, {
		weight: 2,
		arbitrary: time,
	}),
)
const stormy = plans(
	fc.oneof({ weight: 6, arbitrary: customers }, { weight: 10, arbitrary: staff }, { weight: 3, arbitrary: leads }, {
		weight: 2,
		arbitrary: time,
	}, crash),
)

interface World {
	readonly house: House
	readonly post: Post
}

function play({ acts, luck, hires, policies }: Plan, { faulty }: { faulty: boolean }): World {
	const post = new Post(new Chance(luck), { faulty })
	const house = new House(post)
	house.publish(support, policies[0])
	house.publish(bookings, policies[1])
	agents.forEach((it, i) => {
		const { capacity = 1, saying: { skills, languages, delayMs } } = hires[i] as Hire
		house.hire(it, { capacity, queues: serves[it] ?? [], skills, languages, delayMs })
	})
	for (const [act, steps] of acts) {
		act(house)
		for (let i = 0; i < steps; i++) post.step()
		expectRoom(house)
	}
	return { house, post }
}

/** Lets everything under way arrive. */
function settle({ house, post }: World): void {
	post.faulty = false
	for (let i = 0; post.busy; i++) {
		if (i > STEPS_MAX) throw new Error('the post never comes to rest')
		post.step()
		expectRoom(house)
	}
}

/** Lets everything arrive and every alarm ring that does not stand for hours ahead, as opening times do. */
function sleep(world: World): void {
	const { house } = world
	settle(world)
	for (let i = 0; (house.dueMs ?? Infinity) - house.atMs < HORIZON_MS; i++) {
		if (i > ALARMS_MAX) throw new Error('the alarms never come to rest')
		house.pass(Math.max(0, (house.dueMs ?? 0) - house.atMs))
		settle(world)
	}
}

/** Every agent comes, accepts what rings, closes what they hold and is done. */
function serveAll(world: World): void {
	const { house } = world
	for (const [who, { state }] of house.ledgers) {
		house.agent(who, { type: 'connect' })
		house.agent(who, { type: 'presence', presence: 'available' })
		settle(world)
		for (const { stage, conversation, epoch } of state.work) {
			if (stage === 'offered') house.agent(who, { type: 'accept', conversation, epoch, atMs: house.atMs })
			if (stage === 'active' || stage === 'idle') house.talk(conversation, (it) => it.isClosedBy(who))
			if (stage === 'wrapping') house.agent(who, { type: 'finish', conversation })
		}
		settle(world)
	}
	expectAgreement(house)
}

/** Policies by which everybody can be served, for those who wait too. */
function relent(world: World): void {
	for (const it of [support, bookings]) {
		world.house.publish(it, plainPolicy)
		migrate(world.house, it)
	}
	unbind(world.house)
	sleep(world)
}

describe('conversations, queues and agents together', { timeout: 120_000 }, () => {
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
				expectReplay(world.house)
			}),
			{ numRuns: 500 },
		)
	})

	it('serve everybody who waits, after whatever storm, as soon as agents are there', () => {
		fc.assert(
			fc.property(stormy, (plan) => {
				const world = play(plan, { faulty: true })
				sleep(world)
				relent(world)
				for (let day = 0; day < DAYS; day++) serveAll(world)
				for (const { state } of world.house.talks.values()) expect(['closed', 'abandoned', 'new']).toContain(state.status)
			}),
			{ numRuns: 200 },
		)
	})
})
