import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AgentConfig, QueueConfig } from '../../../core/config/workspace.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { PlainQueue } from '../../../core/simulation/plain-queue.ts'
import { type Arrival, type Customer, type Setting, World } from '../../../core/simulation/world.ts'
import { ana, bookings, support, wei } from '../support/people.ts'

interface Life {
	readonly customer: Customer
	readonly agents: AgentId[]
}

/** A world of a few people, and everything that has happened to its customers. */
function given(arrivals: readonly Partial<Arrival>[], more: Partial<Setting> = {}): { world: World; lives: Life[] } {
	const queue: Arrival[] = arrivals.map((it) => ({ atMs: 0, queue: support, handleMs: 1_000, patienceMs: Infinity, ...it }))
	const lives: Life[] = []
	const agents = more.agents ?? [agent(ana), agent(wei)]
	const world = new World({
		queues: [QueueConfig.parse({ id: support, name: 'Support', wrapUpMs: 0 })],
		agents,
		shifts: agents.map(({ id }) => ({ agent: id as AgentId, fromMs: 0, untilMs: Infinity })),
		nextArrival: () => queue.shift() ?? null,
		answerMs: () => 0,
		returnMs: 60_000,
		watch: {
			arrived: (customer) => void lives.push({ customer, agents: [] }),
			answered: ({ number }, agent) => void lives[number]?.agents.push(agent),
		},
		...more,
	})
	return { world, lives }
}

function agent(id: AgentId, more: { capacity?: number; queues?: { queue: QueueId; priority?: number }[] } = {}): AgentConfig {
	return AgentConfig.parse({ id, name: id, capacity: 1, queues: [{ queue: support }], ...more })
}

function waits(lives: readonly Life[]): (number | null)[] {
	return lives.map(({ customer: it }) => it.answeredAtMs === null ? null : it.answeredAtMs - it.atMs)
}

function runOut(world: World): void {
	while (world.step());
}

const crowd = fc.array(
	fc.record({
		gapMs: fc.nat(3_000),
		handleMs: fc.integer({ min: 1, max: 8_000 }),
		patienceMs: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 9_000 })),
	}),
	{ maxLength: 60 },
).map((people) => {
	let atMs = 0
	return people.map(({ gapMs, ...rest }) => ({ ...rest, atMs: atMs += gapMs }))
})

describe('a simulated contact centre', () => {
	it('serves nobody twice, and everybody either once or until they give up', () => {
		fc.assert(fc.property(crowd, fc.nat(2_000), (people, answerMs) => {
			const { world, lives } = given(people, { answerMs: () => answerMs })
			runOut(world)
			expect(lives).toHaveLength(people.length)
			for (const { customer, agents } of lives) {
				expect(agents.length + (customer.gaveUpAtMs === null ? 0 : 1)).toBe(1)
				if (customer.gaveUpAtMs !== null) expect(customer.gaveUpAtMs - customer.atMs).toBeCloseTo(customer.patienceMs, 6)
				else expect((customer.answeredAtMs ?? Infinity) - customer.atMs).toBeLessThanOrEqual(customer.patienceMs)
			}
		}))
	})

	it('lets nobody wait while an agent is free, at any moment', () => {
		fc.assert(fc.property(crowd, fc.integer({ min: 1, max: 3 }), fc.nat(2_000), (people, capacity, answerMs) => {
			const agents = [agent(ana, { capacity }), agent(wei)]
			const { world } = given(people, { agents, answerMs: () => answerMs })
			while (world.step()) {
				const waiting = [...world.router.inLine(support)].some((it) => it.stage === 'waiting')
				const free = agents.reduce((sum, it) => sum + world.router.freeOf(it.id as AgentId), 0)
				expect(waiting && free > 0).toBe(false)
			}
		}))
	})

	it('lets everybody wait as long as a plain queue does, to the last digit', () => {
		fc.assert(fc.property(crowd, fc.integer({ min: 1, max: 5 }), (people, count) => {
			const agents = Array.from({ length: count }, (_, i) => agent(`a${i}` as AgentId))
			const { world, lives } = given(people.map((it) => ({ ...it, patienceMs: Infinity })), { agents })
			runOut(world)
			const plain = new PlainQueue(count)
			const expected = people.map(({ atMs, handleMs }) => {
				const waitMs = plain.waitMs(atMs)
				plain.serve(atMs, handleMs)
				return waitMs
			})
			// Who comes in the very instant in which another came goes by their number, as their ids do.
			expect(waits(lives)).toEqual(expected)
		}))
	})

	it('takes the time an agent lets it ring, and gives back who gives up meanwhile', () => {
		const { world, lives } = given([{ patienceMs: 1_500 }, { atMs: 10, patienceMs: 9_000 }], {
			agents: [agent(ana)],
			answerMs: () => 2_000,
		})
		runOut(world)
		expect(waits(lives)).toEqual([null, 3_490])
	})

	it('leaves an agent who does not answer alone until they are back', () => {
		let asked = 0
		const { world, lives } = given([{}], { agents: [agent(ana)], answerMs: () => asked++ === 0 ? 90_000 : 1_000 })
		runOut(world)
		expect(waits(lives)).toEqual([25_000 + 60_000 + 1_000])
	})

	it('counts wrap-up as work, and makes the next customer wait for it', () => {
		const queues = [QueueConfig.parse({ id: support, name: 'Support', wrapUpMs: 500 })]
		const { world, lives } = given([{}, { atMs: 100 }], { agents: [agent(ana)], queues })
		runOut(world)
		expect(waits(lives)).toEqual([0, 1_400])
		expect(world.staff.timesAt(world.atMs).get(ana)).toMatchObject({ begun: 2, busyMs: 3_000, paidMs: 3_000 })
	})

	it('lets an agent finish after their shift, but begin nothing', () => {
		const shifts = [{ agent: ana, fromMs: 1_000, untilMs: 2_500 }]
		const { world, lives } = given([{ handleMs: 1_000 }, { handleMs: 1_000 }, {}], { agents: [agent(ana)], shifts })
		runOut(world)
		expect(waits(lives)).toEqual([1_000, 2_000, null])
		expect(world.staff.timesAt(world.atMs).get(ana)).toMatchObject({ begun: 2, busyMs: 2_000, paidMs: 2_000 })
	})

	it('gives a freed agent the queue that matters most to them first', () => {
		const queues = [support, bookings].map((id) => QueueConfig.parse({ id, name: id, wrapUpMs: 0 }))
		const agents = [agent(ana, { queues: [{ queue: support, priority: 2 }, { queue: bookings, priority: 1 }] })]
		const { world, lives } = given([{}, { atMs: 10 }, { atMs: 20, queue: bookings }], { agents, queues })
		runOut(world)
		expect(waits(lives)).toEqual([0, 1_990, 980])
	})
})
