/** R8 on the objects: one order, by age and what speaks for an item. */
import { describe, expect, it } from 'vitest'
import { arrive } from '../support/arrive.ts'
import { byHand, ends, lineOf } from '../support/floor.ts'
import { makeWorld, type World } from '../support/world.ts'

const MINUTE_MS = 60_000
const routing = {
	score: { priorityMs: MINUTE_MS, tiers: { gold: 5 }, targetMs: 5 * MINUTE_MS, departureShare: 0.25, headStartMaxMs: 10 * MINUTE_MS },
	rules: [
		{ name: 'Lost card', when: { intent: ['lost-card'] }, priority: 3 },
		{ name: 'Urgent', when: { intent: ['urgent'] }, targetMs: MINUTE_MS },
	],
}

async function order(world: World) {
	return (await lineOf(world)).map((it) => it.conversation)
}

describe('R8: the order of service', () => {
	it('R8: moves each ahead by what speaks for them, and says by how much', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id: plain } = await arrive(world)
		await world.pass(2 * MINUTE_MS)
		const { id: lost } = await arrive(world, { intent: 'lost-card' })
		const { id: urgent } = await arrive(world, { intent: 'urgent' })
		const { id: gold } = await arrive(world, { tier: 'gold' })
		const departsAtMs = Date.now() + 4 * 3_600_000 - 24 * MINUTE_MS
		const { id: departing } = await arrive(world, { departsAtMs })
		const { id: late } = await arrive(world)
		expect(await order(world)).toEqual([departing, gold, urgent, lost, plain, late])
		const scores = new Map((await lineOf(world)).map((it) => [it.conversation, it.score]))
		expect(scores.get(gold)).toMatchObject({ priorityMs: 5 * MINUTE_MS })
		expect(scores.get(departing)).toMatchObject({ departureMs: 6 * MINUTE_MS, priorityMs: 0 })
		expect(scores.get(urgent)).toMatchObject({ targetMs: 4 * MINUTE_MS })
		expect(scores.get(plain)).toMatchObject({ ageMs: 2 * MINUTE_MS, totalMs: 2 * MINUTE_MS })
	})

	it('R8: lets nobody starve: who came the largest head start before goes before whoever is most important', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } }, queue: { routing } })
		const { id: plain } = await arrive(world)
		await world.pass(10 * MINUTE_MS + 1)
		const all = { tier: 'gold', intent: 'lost-card', departsAtMs: Date.now() + MINUTE_MS }
		const { id: first } = await arrive(world, all)
		expect(await order(world)).toEqual([plain, first])
		expect((await lineOf(world))[1]?.score).toMatchObject({ cappedMs: expect.any(Number), totalMs: 10 * MINUTE_MS })
		const ana = await world.ready('ana')
		await ana.accept(plain)
		await ends(world, ana, plain)
		await ana.accept(first)
	})

	it('R8: is kept as time passes, and what a supervisor gives comes on top of any limit', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id: gold } = await arrive(world, { tier: 'gold', intent: 'lost-card' })
		await world.pass(1_000)
		const { id: plain } = await arrive(world)
		const before = await order(world)
		await world.pass(3_600_000)
		expect(await order(world)).toEqual(before)
		await byHand(world, plain, { type: 'boost', byMs: 20 * MINUTE_MS })
		expect(await order(world)).toEqual([plain, gold])
		expect((await lineOf(world))[0]?.score).toMatchObject({ boostMs: 20 * MINUTE_MS })
	})
})
