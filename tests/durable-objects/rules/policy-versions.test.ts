/** R16 on the objects: who waits keeps the policy they came with, until somebody moves them. */
import { abortAllDurableObjects } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { arrive } from '../support/arrive.ts'
import { held, lineOf, toldOf } from '../support/floor.ts'
import { makeWorld } from '../support/world.ts'

const skills = ['visa']
const strict = { requires: { skill: 'visa' } }

describe('R16: who waits', () => {
	it('R16: is pinned to the version they came with, while who comes next goes by the new one', async () => {
		const world = await makeWorld({ skills, queue: { routing: strict } })
		const ana = await world.ready('ana')
		const { id: old } = await arrive(world)
		await world.reroute({ support: { routing: {} } })
		const { id: young } = await arrive(world)
		await ana.accept(young)
		const [waiting] = await lineOf(world)
		expect(waiting).toMatchObject({ conversation: old, stage: 'waiting' })
		expect((await toldOf(world, young))[0]?.policy).toBeGreaterThan(waiting?.policy ?? Infinity)
	})

	it('R16: goes over when told to: one alone, or all, with the age they have, on record', async () => {
		const world = await makeWorld({ skills, agents: { ana: { capacity: 9 } }, queue: { routing: strict } })
		const ana = await world.ready('ana')
		const sinceMs = Date.now()
		const [{ id: first }, { id: second }] = [await arrive(world), await arrive(world)]
		await world.pass(5_000)
		await world.reroute({ support: { routing: {} } })
		expect(await world.queue().migrate({ conversations: [second], by: 'Lead' })).toBe(1)
		expect(await ana.work(second, 'offered')).toMatchObject({ enqueuedAtMs: sinceMs })
		expect(held(ana)).toEqual([second])
		expect(await world.queue().migrate({ conversations: 'all', by: 'Lead' })).toBe(1)
		await ana.accept(first)
		const moved = (await toldOf(world, first)).find((it) => it.act === 'migrated')
		expect(moved).toMatchObject({ by: 'Lead', requirement: { all: [] } })
		expect(await world.queue().migrate({ conversations: 'all', by: 'Lead' })).toBe(0)
	})

	it('R16: keeps it through a crash, also when it is no longer in force', async () => {
		const world = await makeWorld({ skills, queue: { routing: strict } })
		const { id } = await arrive(world)
		await world.reroute({ support: { routing: {} } })
		await abortAllDurableObjects()
		const ana = await world.ready('ana')
		expect(held(ana)).toEqual([])
		await world.retrain({ ana: { skills: { visa: 1 } } })
		await ana.accept(id)
	})

	it('R16: what rings goes on ringing when it is moved, and comes back by the new policy', async () => {
		const world = await makeWorld({ skills, agents: { ana: {}, wei: { skills: { visa: 5 } } } })
		const ana = await world.ready('ana')
		const { id } = await arrive(world)
		await ana.work(id, 'offered')
		await world.reroute({ support: { routing: strict } })
		await world.queue().migrate({ conversations: 'all', by: 'Lead' })
		await world.settled()
		await ana.reject(id)
		const wei = await world.ready('wei')
		await wei.accept(id)
	})

	it('R13: hears of a version that is published without anything else happening, also in every object of a split queue', async () => {
		const world = await makeWorld({ skills, queues: { support: { shards: 3 } }, queue: { routing: strict } })
		const ana = await world.ready('ana')
		await world.reroute({ support: { routing: {} } })
		for (let n = 0; n < 3; n++) await arrive(world)
		await ana.stands((view) => view.work.length === 3)
	})
})
