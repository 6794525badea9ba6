import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { hasAnyRoom } from '../../../core/routing/media.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import type { Arrival, Customer } from '../../../core/simulation/customer.ts'
import { PlainQueue } from '../../../core/simulation/plain-queue.ts'
import { type Setting, World } from '../../../core/simulation/world.ts'
import { ana, bookings, support, wei } from '../support/people.ts'

interface Life {
	readonly customer: Customer
	readonly agents: AgentId[]
}

interface Given extends Partial<Setting> {
	readonly hours?: readonly object[]
	readonly agents?: readonly object[]
	readonly queues?: readonly object[]
	readonly answerMs?: (customer: number, epoch: number) => number
}

/** A world of a few people, and everything that has happened to its customers. */
function given(
	arrivals: readonly Partial<Arrival>[],
	{ agents = [agent(ana), agent(wei)], queues = [line(support)], hours = [], ...more }: Given = {},
) {
	const config = WorkspaceConfig.parse({ ...house, agents, queues, hours })
	const answerMs = more.answerMs ?? (() => 0)
	const queue = arrivals.map((it, i): Arrival => ({ ...anybody, answerMs: answerMs(i, 1), ...it }))
	const lives: Life[] = []
	const world = new World({
		config,
		shifts: config.agents.map(({ id }) => ({ agent: id as AgentId, fromMs: 0, untilMs: Infinity })),
		nextArrival: () => queue.shift() ?? null,
		answerAgainMs: ({ number }, epoch) => answerMs(number, epoch),
		returnMs: 60_000,
		watch: {
			arrived: (customer) => void lives.push({ customer, agents: [] }),
			answered: ({ number }, agent) => void lives[number]?.agents.push(agent),
		},
		...more,
	})
	return { world, lives, agents: config.agents.map((it) => it.id as AgentId) }
}

const house = {
	name: 'Desk',
	skills: [{ id: 'visa', name: 'Visa' }],
	inboxes: [],
	dispositions: [{ id: 'done', name: 'Done', nameZh: '完成' }],
}

const anybody = { atMs: 0, queue: support, facts: plainFacts, handleMs: 1_000, mastery: null, patienceMs: Infinity, answerMs: 0 }

function agent(id: AgentId, more: object = {}): object {
	return { id, name: id, capacity: 1, queues: [{ queue: support }], ...more }
}

function line(id: QueueId, more: object = {}): object {
	return { id, name: id, wrapUpMs: 0, ...more }
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
			const { world, agents } = given(people, { agents: [agent(ana, { capacity }), agent(wei)], answerMs: () => answerMs })
			while (world.step()) {
				const waiting = [...world.router.inLine(support)].some((it) => it.stage === 'waiting')
				expect(waiting && agents.some((it) => hasAnyRoom(world.router.roomOf(it)))).toBe(false)
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
		const { world, lives } = given([{}], { agents: [agent(ana)], answerMs: (_, epoch) => epoch === 1 ? 90_000 : 1_000 })
		runOut(world)
		expect(waits(lives)).toEqual([25_000 + 60_000 + 1_000])
	})

	it('counts wrap-up as work, and makes the next customer wait for it', () => {
		const queues = [line(support, { wrapUpMs: 500 })]
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
		const queues = [line(support), line(bookings)]
		const agents = [agent(ana, { queues: [{ queue: support, priority: 2 }, { queue: bookings, priority: 1 }] })]
		const { world, lives } = given([{}, { atMs: 10 }, { atMs: 20, queue: bookings }], { agents, queues })
		runOut(world)
		expect(waits(lives)).toEqual([0, 1_990, 980])
	})

	it('sends who has waited too long over to another queue, with their age', () => {
		const queues = [line(support, { routing: { overflow: { afterMs: 3_000, to: bookings } } }), line(bookings)]
		const agents = [agent(ana, { queues: [{ queue: support }] }), agent(wei, { queues: [{ queue: bookings }] })]
		const { world, lives } = given([{ handleMs: 60_000 }, { atMs: 1_000 }], { agents, queues })
		runOut(world)
		expect(waits(lives)).toEqual([0, 3_000])
		expect(lives[1]?.agents).toEqual([wei])
	})

	it('holds who comes when it is closed, and serves them when it opens', () => {
		const hours = [{ id: 'office', name: 'Office', timeZone: 'UTC', week: { thursday: [{ from: '09:00', to: '17:00' }] } }]
		const queues = [line(support, { routing: { hours: 'office', whenClosed: 'callback' } })]
		const left: number[] = []
		const { world, lives } = given([{ patienceMs: 5_000 }], {
			hours,
			queues,
			watch: { left: (it) => void left.push(it.number), answered: (it) => void answered.push(it) },
		})
		const answered: Customer[] = []
		runOut(world)
		expect(left).toEqual([0])
		expect(answered[0]?.answeredAtMs).toBe(9 * 3_600_000)
		expect(lives).toEqual([])
	})

	it('gives a conversation to who may have it, and time as it takes them', () => {
		const queues = [
			line(support, { routing: { rules: [{ name: 'Visa', when: { intent: ['visa'] }, requires: { skill: 'visa', min: 3 } }] } }),
		]
		const agents = [agent(ana), agent(wei, { skills: { visa: 7 } })]
		const visa = { facts: { ...plainFacts, intent: 'visa' } }
		const { world, lives } = given([visa, { ...visa, atMs: 10 }, { atMs: 20 }], { agents, queues, handleMs: (it) => it.handleMs / 2 })
		runOut(world)
		expect(lives.map((it) => it.agents[0])).toEqual([wei, wei, ana])
		expect(waits(lives)).toEqual([0, 490, 0])
	})

	it('lets an agent help out with who has waited long enough for them', () => {
		const agents = [agent(ana), agent(wei, { queues: [{ queue: support, delayMs: 5_000 }] })]
		const shifts = [{ agent: ana, fromMs: 0, untilMs: Infinity }, { agent: wei, fromMs: 2_000, untilMs: Infinity }]
		const { world, lives } = given([{ handleMs: 60_000 }, { atMs: 1_000 }, { atMs: 1_500, patienceMs: 20_000 }], { agents, shifts })
		runOut(world)
		expect(waits(lives)).toEqual([0, 5_000, 5_500])
	})
})
