import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { evictAll, letCallsFail, step } from './acts.ts'
import { check } from './checks.ts'
import { closeEverything, converge, heal, untilArchived } from './healing.ts'
import { echoMs } from './probe.ts'
import { checkRecording, checkRecords } from './records.ts'
import { figures, story } from './report.ts'
import { World } from './world.ts'

const database = inject('soakDatabase')
const { seeds, steps } = inject('soakSettings')

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

test.each(seeds)('agrees with itself everywhere after everything has gone wrong (PATCHBAY_SOAK_SEED=%i)', async (seed) => {
	const world = new World(seed, database)
	await world.open()
	letCallsFail(world)
	for (let i = 0; i < steps && world.failures.length === 0; i++) {
		if (i === Math.floor(steps * 0.4)) await turn(world, 'stop')
		if (i === Math.floor(steps * 0.5)) await expectNoSlower(world)
		if (i === Math.floor(steps * 0.6)) await turn(world, 'start')
		await step(world)
	}
	await turn(world, 'start')
	const { $client: sql } = openDatabase({ databaseUrl: database.databaseUrl, neonSqlUrl: database.sqlUrl })
	await heal(world)
	await converge(world)
	await checkRecords(world)
	await untilArchived(world, sql)
	await check(world, sql)
	await closeEverything(world)
	await untilArchived(world, sql)
	await evictAll(world)
	const logs = await check(world, sql)
	console.log(figures(world, logs, await checkRecording(world, sql)))
	expect(await story(world)).toBe('')
})

/** With PostgreSQL stopped and everything meant for it piling up, a message is echoed as ever. */
async function expectNoSlower(world: World): Promise<void> {
	const waited = world.belt.waited
	await world.advance(60_000)
	await world.belt.run(Date.now())
	world.note(
		`while PostgreSQL is stopped: echoes in ${(await echoMs(world)).toFixed(1)} ms, ${world.belt.waited - waited} batches sent back`,
	)
	if (world.belt.waited === waited) world.fail('PostgreSQL is stopped and no batch had to wait')
}

async function turn(world: World, way: 'stop' | 'start'): Promise<void> {
	world.note(`PostgreSQL: ${way}`)
	await fetch(`${database.switchUrl}/${way}`, { method: 'POST' })
}
