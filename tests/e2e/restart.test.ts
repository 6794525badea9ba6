import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { forgetDataFolder, newDataFolder, type Server, startServer } from './support/server.ts'
import { useWorld } from './support/world.ts'

let server: Server
beforeAll(async () => {
	server = await startServer(newDataFolder())
})
afterAll(() => forgetDataFolder(server.folder))
const world = useWorld(() => server)

function databasePid(): number {
	return Number.parseInt(readFileSync(join(server.folder, 'postgres/postmaster.pid'), 'utf8'), 10)
}

it('survives the sudden death of its database and a restart on the same data, with both sides still talking', async () => {
	await world().setRules({ graceMs: 120_000, visitorGraceMs: 120_000 })
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Can you hear me?')
	await ana.accepts('Can you hear me?')

	const killed = databasePid()
	process.kill(killed, 'SIGKILL')
	await ana.replies('Loud and clear')
	await visitor.seesOwn('Can you hear me?', 'read')
	await eventually(() => visitor.heard()).toEqual(['Loud and clear'])
	await eventually(async () => (await world().api.conversations().catch(() => []))[0]?.preview).toBe('Loud and clear')
	expect(databasePid()).not.toBe(killed)

	await server.stop()
	await visitor.says('Written while nothing runs')
	await ana.types('Nor here')
	await ana.page.keyboard.press('Enter')
	const { apiKey } = server
	server = await startServer(server.folder, Number(new URL(server.url).port))
	expect(server.apiKey).toBe(apiKey)
	await eventually(() => ana.heard()).toEqual(['Can you hear me?', 'Written while nothing runs'])
	await eventually(() => visitor.heard()).toEqual(['Loud and clear', 'Nor here'])
	await visitor.seesOwnInOrder(['Can you hear me?', 'Written while nothing runs'])
	await visitor.ends()
	await ana.wrapUp.waitFor()
	await eventually(async () => (await world().api.conversations({ status: 'closed' })).map((it) => it.preview)).toEqual([
		expect.stringMatching(/Written while nothing runs|Nor here/),
	])
	await world().sendHome()
	await server.stop()
})
