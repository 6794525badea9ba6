/** R6 and R7 on the objects: who may serve, and when more may. */
import { abortAllDurableObjects } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { arrive } from '../support/arrive.ts'
import { ends, held, rowOf, toldOf } from '../support/floor.ts'
import { makeWorld } from '../support/world.ts'

const skills = ['visa']
const agents = {
	wei: { capacity: 1, skills: { visa: 9 } },
	sam: { capacity: 1, skills: { visa: 4 } },
	ana: { capacity: 1 },
}
const steps = [
	{ requires: { skill: 'visa', min: 7 }, forMs: 20_000 },
	{ requires: { skill: 'visa', min: 3 }, forMs: 40_000 },
]

describe('R6: steps', () => {
	it('R6: let more people in by alarm, on the clock of the item, for everybody to see', async () => {
		const world = await makeWorld({ skills, agents, queue: { routing: { steps } } })
		await world.talk('wei')
		const [sam, ana] = [await world.ready('sam'), await world.ready('ana')]
		const { id } = await arrive(world)
		expect(await rowOf(world, id)).toMatchObject({ stage: 'waiting', step: 0, steps: ['active', 'pending', 'pending'] })
		await world.pass(19_999)
		expect(held(sam)).toEqual([])
		await world.pass(1)
		await sam.work(id, 'offered')
		expect(await rowOf(world, id)).toMatchObject({ agents: ['sam'], step: 1, steps: ['expired', 'active', 'pending'] })
		await sam.reject(id)
		await world.pass(39_999)
		expect(held(ana)).toEqual([])
		await world.pass(1)
		await ana.accept(id)
		await world.settled()
		const told = await toldOf(world, id)
		expect(told.map((it) => [it.act, it.steps.join(' ')])).toEqual([
			['entered', 'active pending pending'],
			['stepped', 'expired active pending'],
			['pushed', 'expired joined pending'],
			['answered', 'expired joined pending'],
			['stepped', 'expired expired active'],
			['pushed', 'expired expired joined'],
			['answered', 'expired expired joined'],
		])
	})

	it('R6: that nobody who is there could meet are passed over at once, and say so', async () => {
		const world = await makeWorld({ skills, agents, queue: { routing: { steps } } })
		const sam = await world.ready('sam')
		const { id } = await arrive(world)
		await sam.work(id, 'offered')
		expect(await rowOf(world, id)).toMatchObject({ step: 1, steps: ['skipped', 'active', 'pending'] })
	})

	it('R6: are waited out all the same where the policy says so', async () => {
		const world = await makeWorld({ skills, agents, queue: { routing: { steps, skipEmptySteps: false } } })
		const sam = await world.ready('sam')
		const { id } = await arrive(world)
		expect(held(sam)).toEqual([])
		await world.pass(20_000)
		await sam.work(id, 'offered')
	})

	it('R6: go on while it rings: who misses it may find a wider circle behind them', async () => {
		const world = await makeWorld({ skills, agents, queue: { routing: { steps } } })
		const [wei, sam] = [await world.ready('wei'), await world.ready('sam')]
		const { id } = await arrive(world)
		await wei.work(id, 'offered')
		await world.pass(25_000)
		expect(await sam.work(id, 'offered')).toMatchObject({ epoch: 2 })
		expect((await toldOf(world, id)).at(-1)?.steps).toEqual(['expired', 'joined', 'pending'])
	})

	it('R6: keep their clock through a crash of all', async () => {
		const world = await makeWorld({ skills, agents, queue: { routing: { steps, skipEmptySteps: false } } })
		const { id } = await arrive(world)
		await world.pass(10_000)
		await abortAllDurableObjects()
		const sam = await world.ready('sam')
		expect(held(sam)).toEqual([])
		await world.pass(10_000)
		await sam.work(id, 'offered')
	})
})

describe('R7: a requirement', () => {
	it('R7: of and, or, not, ranges and names leaves those who meet it, and says what each of the others lacks', async () => {
		const [level, tongue, notEve] = [{ skill: 'visa', min: 3, max: 6 }, { any: [{ language: 'zh', min: 5 }, { language: 'es' }] }, {
			not: { agents: ['eve'] },
		}]
		const world = await makeWorld({
			skills,
			agents: {
				ana: { skills: { visa: 9 }, languages: { zh: 9 } },
				eve: { skills: { visa: 4 }, languages: { zh: 9 } },
				sam: { skills: { visa: 4 }, languages: { zh: 4 } },
				wei: { skills: { visa: 6 }, languages: { es: 1 } },
			},
			queue: { routing: { requires: { all: [level, tongue, notEve] } } },
		})
		for (const it of ['ana', 'eve', 'sam']) await world.ready(it)
		const { id } = await arrive(world)
		expect(await rowOf(world, id)).toMatchObject({ stage: 'waiting' })
		const wei = await world.ready('wei')
		await wei.work(id, 'offered')
		expect((await toldOf(world, id)).at(-1)?.considered.map((it) => [it.agent, it.verdict, it.unmet])).toEqual([
			['ana', 'requirement', level],
			['eve', 'requirement', notEve],
			['sam', 'requirement', tongue],
			['wei', 'chosen', undefined],
		])
	})

	it('R7: of the customer’s language, of a rule and of the customer themselves are all joined', async () => {
		const routing = { languageMin: 5, rules: [{ name: 'Visa', when: { intent: ['visa'] }, requires: { skill: 'visa' } }] }
		const world = await makeWorld({
			skills,
			agents: {
				ana: { skills: { visa: 5 }, languages: { zh: 4 } },
				sam: { languages: { zh: 9 } },
				wei: { skills: { visa: 5 }, languages: { zh: 9 } },
				zoe: { skills: { visa: 5 }, languages: { zh: 9 } },
			},
			queue: { routing },
		})
		for (const it of ['ana', 'sam', 'zoe']) await world.ready(it)
		const { id } = await arrive(world, { language: 'zh', intent: 'visa', excluded: ['zoe'] })
		expect(await rowOf(world, id)).toMatchObject({ stage: 'waiting' })
		const wei = await world.ready('wei')
		await wei.accept(id)
		const told = (await toldOf(world, id)).find((it) => it.agents.includes('wei' as never))
		expect(told?.rules).toEqual(['Visa'])
		expect(told?.considered.find((it) => it.agent === 'zoe')?.verdict).toBe('excluded')
	})

	it('R7: that is to wait at the end waits for those whom the steps have let in, however long', async () => {
		const routing = { steps: [{ requires: { agents: ['wei'] }, forMs: 5_000 }], finally: 'wait' as const, skipEmptySteps: false }
		const world = await makeWorld({ agents: { ana: {}, wei: {} }, queue: { routing } })
		const ana = await world.ready('ana')
		const { id } = await arrive(world)
		await world.pass(600_000)
		expect([held(ana), (await rowOf(world, id))?.steps]).toEqual([[], ['active']])
		const wei = await world.ready('wei')
		await wei.accept(id)
		await ends(world, wei, id)
	})
})
