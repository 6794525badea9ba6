import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { expect, it, vi } from 'vitest'
import { DAY_MS, type Sweep } from '../../core/retention/sweep.ts'
import type { WorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'
import { makeWorld, type World } from './support/world.ts'

const KEPT = { conversationsDays: 30, routingDays: 7 }

/** What the workspace has asked of the archive's queue, which refuses the first `refusals`. */
async function listen(world: World, refusals = 0): Promise<Sweep[]> {
	const sent: Sweep[] = []
	const send = (it: Sweep) =>
		--refusals >= 0 ? Promise.reject(new Error('full, as the test wants it')) : Promise.resolve(void sent.push(it))
	await runInDurableObject(world.home as DurableObjectStub<WorkspaceObject>, (object) => {
		const env: object = Reflect.get(object, 'env')
		Reflect.set(object, 'env', { ...env, ARCHIVE: { send } })
	})
	return sent
}

async function alarm(world: World): Promise<number | null> {
	return await runInDurableObject(world.home as DurableObjectStub<WorkspaceObject>, (_, { storage }) => storage.getAlarm())
}

async function passTo(world: World, atMs: number): Promise<void> {
	vi.setSystemTime(atMs)
	await runDurableObjectAlarm(world.home as DurableObjectStub<WorkspaceObject>)
}

it('asks every day, and first a day after somebody has said what is kept', async () => {
	const world = await makeWorld()
	const sent = await listen(world)
	const saidMs = Date.now()
	await world.publish({ ...world.config, retention: KEPT })
	expect(await alarm(world)).toBe(saidMs + DAY_MS)
	await passTo(world, saidMs + DAY_MS - 1)
	expect(sent).toEqual([])
	await passTo(world, saidMs + DAY_MS)
	const atMs = saidMs + DAY_MS
	expect(sent).toEqual([{
		kind: 'sweep',
		workspace: world.workspace,
		atMs,
		conversationsBeforeMs: atMs - 30 * DAY_MS,
		routingBeforeMs: atMs - 7 * DAY_MS,
		after: '',
	}])
	expect(await alarm(world)).toBe(saidMs + 2 * DAY_MS)
	await evictDurableObject(world.home as DurableObjectStub<WorkspaceObject>)
	const again = await listen(world)
	await passTo(world, saidMs + 2 * DAY_MS)
	expect(again).toHaveLength(1)
})

it('leaves a day to take another word back, and none to what has nothing to do with it', async () => {
	const world = await makeWorld()
	const sent = await listen(world)
	const saidMs = Date.now()
	await world.publish({ ...world.config, retention: KEPT })
	vi.setSystemTime(saidMs + DAY_MS / 2)
	await world.publish({ ...world.config, name: 'Other' })
	await passTo(world, saidMs + DAY_MS)
	expect(sent).toHaveLength(1)
	vi.setSystemTime(saidMs + DAY_MS * 1.5)
	await world.publish({ ...world.config, retention: { ...KEPT, conversationsDays: 1 } })
	await passTo(world, saidMs + DAY_MS * 2)
	expect(sent).toHaveLength(1)
	await passTo(world, saidMs + DAY_MS * 2.5)
	expect(sent).toHaveLength(2)
})

it('asks nothing of who keeps all for ever', async () => {
	const world = await makeWorld()
	const sent = await listen(world)
	const saidMs = Date.now()
	await world.publish({ ...world.config, retention: KEPT })
	await world.publish({ ...world.config, retention: { conversationsDays: null, routingDays: null } })
	await passTo(world, saidMs + 2 * DAY_MS)
	expect(sent).toEqual([])
	expect(await world.home.sweep()).toBeNull()
})

it('asks again soon when the queue takes nothing', async () => {
	const world = await makeWorld()
	const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
	const sent = await listen(world, 1)
	const saidMs = Date.now()
	await world.publish({ ...world.config, retention: KEPT })
	await passTo(world, saidMs + DAY_MS)
	expect(sent).toEqual([])
	await passTo(world, saidMs + DAY_MS + 600_000)
	expect(sent).toHaveLength(1)
	warn.mockRestore()
})

it('asks at once when it is told to', async () => {
	const world = await makeWorld()
	const sent = await listen(world)
	await world.publish({ ...world.config, retention: { conversationsDays: null, routingDays: 7 } })
	expect(await world.home.sweep()).toMatchObject({ conversationsBeforeMs: null, routingBeforeMs: Date.now() - 7 * DAY_MS })
	expect(sent).toHaveLength(1)
})
