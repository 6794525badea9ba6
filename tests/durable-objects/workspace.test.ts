/** The configuration: versions, the draft, and that everybody hears of what is published, whatever breaks in between. */
import type { Permission } from '../../core/access.ts'
import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEMO_WORKSPACE, demoConfig } from '../../core/config/demo.ts'
import { WorkspaceConfig } from '../../core/config/workspace.ts'
import type { WorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'
import { makeWorld, objects } from './support/world.ts'

/** So far ahead of the real clock that no alarm rings by itself. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 }))

type Stub = DurableObjectStub<WorkspaceObject>

const by = { by: 'Robin', note: null, key: null }
let made = 0

function configOf(workspace: string, { name = 'Shop', offerMs = 25_000, pool = 100, agents = ['ana', 'wei'] } = {}): WorkspaceConfig {
	return WorkspaceConfig.parse({
		name,
		queues: [{ id: 'support', name: 'Support', offerMs }, { id: 'bookings', name: 'Bookings' }],
		agents: agents.map((id) => ({ id, name: id, pool, queues: [{ queue: 'support' }] })),
		inboxes: [{ id: `${workspace}.web`, name: 'Web', channel: 'web', queue: 'support' }],
		dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
	})
}

function newWorkspace(): { id: string; stub: Stub } {
	const id = `c${++made}-${crypto.randomUUID().slice(0, 8)}`
	return { id, stub: objects.WORKSPACE.getByName(id) }
}

/** Everybody whom the object tells, in order; the first `failures` calls do not get through. */
async function listenTo(stub: Stub, failures = 0): Promise<string[]> {
	const heard: string[] = []
	const calls = { failed: 0 }
	const hear = (who: string) => {
		if (calls.failed++ < failures) return Promise.reject(new Error('out of reach, as the test wants it'))
		heard.push(who)
		return Promise.resolve()
	}
	const QUEUE = { getByName: (name: string) => ({ refresh: () => hear(`queue ${name.split('/')[1]}`) }) }
	const AGENT = {
		getByName: (name: string) => ({
			refresh: (it: { pool: number }) => hear(`agent ${name.split('/')[1]} ${it.pool}`),
			comeAgain: () => hear(`console ${name.split('/')[1]}`),
		}),
	}
	await runInDurableObject(stub, (instance) => void Reflect.set(instance, 'env', { ...objects, QUEUE, AGENT }))
	return heard
}

async function settled(stub: Stub): Promise<void> {
	for (let round = 0; round < 4; round++) await runInDurableObject(stub, () => {})
}

describe('versions', () => {
	it('count up, are all kept, and say who published them', async () => {
		const { id, stub } = newWorkspace()
		expect(await stub.config()).toBeNull()
		expect(await stub.versions({ before: null, limit: 10 })).toEqual([])
		const [first, second] = [configOf(id), configOf(id, { name: 'Renamed' })]
		expect(await stub.publishOnce(first, { by: 'Robin', note: 'To begin with', key: null })).toEqual({ ok: true, version: 1 })
		expect(await stub.publish(second)).toEqual({ version: 2 })
		expect(await stub.config()).toEqual({ version: 2, config: second })
		expect(await stub.versions({ before: null, limit: 10 })).toMatchObject([
			{ version: 2, by: null, note: null, rolledBackTo: null },
			{ version: 1, by: 'Robin', note: 'To begin with', rolledBackTo: null },
		])
		expect(await stub.versions({ before: 2, limit: 10 })).toMatchObject([{ version: 1 }])
		await evictDurableObject(stub)
		expect(await stub.version(1)).toMatchObject({ version: 1, by: 'Robin', config: first })
		expect(await stub.version(3)).toBeNull()
	})

	it('are never the same for two who publish at once', async () => {
		const { id, stub } = newWorkspace()
		const names = Array.from({ length: 20 }, (_, i) => `Shop ${i}`)
		const published = await Promise.all(names.map((name) => stub.publish(configOf(id, { name }))))
		expect(published.map((it) => it.version).sort((a, b) => a - b)).toEqual(names.map((_, i) => i + 1))
		for (const [i, { version }] of published.entries()) expect((await stub.version(version))?.config.name).toBe(names[i])
	})

	it('are rolled back to by a copy', async () => {
		const { id, stub } = newWorkspace()
		await stub.publish(configOf(id))
		await stub.publish(configOf(id, { name: 'Mistake' }))
		expect(await stub.rollBack({ version: 1, ...by })).toEqual({ ok: true, version: 3 })
		expect(await stub.config()).toEqual({ version: 3, config: configOf(id) })
		expect(await stub.versions({ before: null, limit: 1 })).toMatchObject([{ version: 3, by: 'Robin', rolledBackTo: 1 }])
		expect(await stub.rollBack({ version: 9, ...by })).toMatchObject({ ok: false, code: 'not-found', field: 'version' })
	})

	it('begin with 0 where there is something to begin with', async () => {
		const stub = objects.WORKSPACE.getByName(DEMO_WORKSPACE)
		await stub.publish({ ...demoConfig, name: 'Elsewhere' })
		expect((await stub.versions({ before: null, limit: 10 })).at(-1)).toMatchObject({ version: 0, atMs: null, by: null })
		expect(await stub.version(0)).toMatchObject({ version: 0, config: demoConfig })
		await stub.rollBack({ version: 0, ...by })
		expect((await stub.config())?.config).toEqual(demoConfig)
	})

	it('go on from what was published before versions were kept', async () => {
		const { id, stub } = newWorkspace()
		const { skills: _, hours: __, workload: ___, ...early } = configOf(id)
		const queues = early.queues.map(({ routing: _, shards: __, idleMs: ___, ...it }) => it)
		await runInDurableObject(stub, (_, state) => state.storage.kv.put('published', { version: 7, config: { ...early, queues } }))
		await evictDurableObject(stub)
		expect(await stub.config()).toEqual({ version: 7, config: configOf(id) })
		expect(await stub.version(7)).toMatchObject({ version: 7, atMs: null })
		expect(await stub.publish(configOf(id, { name: 'Next' }))).toEqual({ version: 8 })
		expect((await stub.versions({ before: null, limit: 10 })).map((it) => it.version)).toEqual([8, 7])
		expect(await stub.rollBack({ version: 7, ...by })).toEqual({ ok: true, version: 9 })
		expect((await stub.config())?.config).toEqual(configOf(id))
	})

	it('leave nothing behind in a workspace that is only looked at', async () => {
		const { stub } = newWorkspace()
		await Promise.all([stub.config(), stub.draft(), stub.policyOf('support'), stub.profileOf('ana'), stub.version(1), stub.dropDraft()])
		const tables = await runInDurableObject(
			stub,
			(_, { storage }) => storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'versions'").toArray(),
		)
		expect(tables).toEqual([])
	})
})

describe('an idempotency key', () => {
	it('publishes once, and is refused for something else', async () => {
		const { id, stub } = newWorkspace()
		const once = { ...by, key: 'key-1' }
		expect(await stub.publishOnce(configOf(id), once)).toEqual({ ok: true, version: 1 })
		await evictDurableObject(stub)
		expect(await stub.publishOnce(configOf(id), once)).toEqual({ ok: true, version: 1 })
		expect(await stub.publishOnce(configOf(id, { name: 'Other' }), once)).toMatchObject({ code: 'idempotency-key-reused' })
		expect(await stub.rollBack({ version: 1, ...once })).toMatchObject({ code: 'idempotency-key-reused' })
		expect(await stub.rollBack({ version: 1, ...by, key: 'key-2' })).toEqual({ ok: true, version: 2 })
		expect(await stub.rollBack({ version: 1, ...by, key: 'key-2' })).toEqual({ ok: true, version: 2 })
	})
})

describe('the draft', () => {
	const draftOf = (config: WorkspaceConfig, base: number | null = null) => ({ text: JSON.stringify(config), base, by: 'Robin' })

	it('becomes the next version, once, and is gone', async () => {
		const { id, stub } = newWorkspace()
		await stub.publish(configOf(id))
		await stub.saveDraft(draftOf(configOf(id, { name: 'Next' })))
		await evictDurableObject(stub)
		expect(await stub.draft()).toMatchObject({ base: 1, by: 'Robin' })
		const publication = { force: false, by: 'Robin', note: 'Tried out', key: 'key-1' }
		expect(await stub.publishDraft(publication)).toEqual({ ok: true, version: 2 })
		expect(await stub.publishDraft(publication)).toEqual({ ok: true, version: 2 })
		expect(await stub.publishDraft({ ...publication, key: 'key-2' })).toMatchObject({ code: 'draft-missing' })
		expect(await stub.draft()).toBeNull()
		expect(await stub.version(2)).toMatchObject({ note: 'Tried out', config: { name: 'Next' } })
	})

	it('stays as it is when it cannot be published', async () => {
		const { id, stub } = newWorkspace()
		const stray = configOf('elsewhere')
		await stub.saveDraft(draftOf(stray))
		expect(await stub.publishDraft({ force: false, ...by })).toMatchObject({ code: 'config-invalid', field: 'inboxes.0.id' })
		expect(await stub.draft()).toMatchObject({ base: 0, text: JSON.stringify(stray) })
		await stub.saveDraft(draftOf(configOf(id)))
		expect(await stub.publishDraft({ force: false, ...by })).toEqual({ ok: true, version: 1 })
	})

	it('is refused when another version has come since it was begun, unless it is told to go over it', async () => {
		const { id, stub } = newWorkspace()
		await stub.publish(configOf(id))
		await stub.saveDraft(draftOf(configOf(id, { name: 'Mine' })))
		await stub.publish(configOf(id, { name: 'Theirs' }))
		await stub.saveDraft(draftOf(configOf(id, { name: 'Mine, changed' })))
		const refused = await stub.publishDraft({ force: false, ...by })
		expect(refused).toMatchObject({ code: 'config-moved', detail: expect.stringContaining('based on version 1, and 2 is published') })
		expect(await stub.saveDraft(draftOf(configOf(id, { name: 'Both' }), 2))).toMatchObject({ ok: true, draft: { base: 2 } })
		expect(await stub.publishDraft({ force: false, ...by })).toEqual({ ok: true, version: 3 })
		await stub.saveDraft(draftOf(configOf(id, { name: 'Old' }), 1))
		expect(await stub.publishDraft({ force: true, ...by })).toEqual({ ok: true, version: 4 })
	})

	it('is published by one of two who try at once', async () => {
		const { id, stub } = newWorkspace()
		await stub.saveDraft(draftOf(configOf(id)))
		const answers = await Promise.all([1, 2, 3].map(() => stub.publishDraft({ force: false, ...by })))
		expect(answers.filter((it) => it.ok)).toEqual([{ ok: true, version: 1 }])
		expect(answers.filter((it) => !it.ok)).toMatchObject([{ code: 'draft-missing' }, { code: 'draft-missing' }])
	})

	it('is based on a version that there is', async () => {
		const { id, stub } = newWorkspace()
		await stub.publish(configOf(id))
		expect(await stub.saveDraft(draftOf(configOf(id), 5))).toMatchObject({ ok: false, code: 'parameter-invalid', field: 'base' })
		await stub.saveDraft(draftOf(configOf(id), 1))
		await stub.dropDraft()
		expect(await stub.draft()).toBeNull()
	})
})

describe('R13: who goes by a configuration', () => {
	it('hears of the next when their part of it has changed, and nobody else', async () => {
		const { id, stub } = newWorkspace()
		const heard = await listenTo(stub)
		await stub.publish(configOf(id))
		await settled(stub)
		expect(heard).toEqual([])
		await stub.publish(configOf(id, { offerMs: 9_000 }))
		await settled(stub)
		expect(heard.splice(0)).toEqual(['queue support'])
		await stub.publish(configOf(id, { offerMs: 9_000, pool: 60, agents: ['ana', 'kim'] }))
		await settled(stub)
		expect(heard.splice(0).sort()).toEqual(['agent ana 60', 'agent wei 100'])
	})

	it('hears of it when they leave and when they return', async () => {
		const { id, stub } = newWorkspace()
		const heard = await listenTo(stub)
		for (const agents of [['ana', 'wei'], ['ana'], ['ana', 'wei', 'kim'], ['ana', 'wei', 'kim', 'sam']]) {
			await stub.publish(configOf(id, { agents }))
			await settled(stub)
			heard.push('-')
		}
		expect(heard).toEqual(['-', 'agent wei 100', '-', 'agent wei 100', '-', '-'])
	})

	it('comes in again when the rules of who may come in have changed', async () => {
		const { id, stub } = newWorkspace()
		const heard = await listenTo(stub)
		await stub.publish(configOf(id))
		const roles = [{ id: 'lead', name: 'Lead', permissions: ['config.read'] as Permission[], scope: 'team' as const }]
		await stub.publish({ ...configOf(id), roles })
		await settled(stub)
		expect(heard.sort()).toEqual(['console ana', 'console wei'])
	})

	it('hears of it after a crash between the two', async () => {
		const { id, stub } = newWorkspace()
		await stub.publish(configOf(id))
		await listenTo(stub, Infinity)
		await stub.publish(configOf(id, { offerMs: 9_000, pool: 60 }))
		await abortAllDurableObjects()
		const again = objects.WORKSPACE.getByName(id)
		const heard = await listenTo(again)
		expect((await again.config())?.version).toBe(2)
		expect(await runDurableObjectAlarm(again)).toBe(true)
		await settled(again)
		expect(heard.sort()).toEqual(['agent ana 60', 'agent wei 60', 'queue support'])
		await runDurableObjectAlarm(again)
		expect(heard.length).toBe(3)
	})

	it('is tried again until it is heard, and then hears the newest only', async () => {
		const { id, stub } = newWorkspace()
		await stub.publish(configOf(id))
		const heard = await listenTo(stub, 3)
		await stub.publish(configOf(id, { offerMs: 9_000, pool: 60 }))
		await settled(stub)
		expect(heard).toEqual([])
		await stub.publish(configOf(id, { offerMs: 9_000, pool: 70 }))
		await settled(stub)
		expect(heard.splice(0).sort()).toEqual(['agent ana 70', 'agent wei 70', 'queue support'])
		await runDurableObjectAlarm(stub)
		expect(heard).toEqual([])
	})

	it('goes by the new policy at once: a queue with the time of its offers', async () => {
		const world = await makeWorld()
		await world.ready('ana')
		const changed = { ...world.config, queues: world.config.queues.map((it) => ({ ...it, offerMs: 7_000 })) }
		await world.home.publish(changed)
		await settled(world.home)
		await world.settled()
		const { id } = await world.visitor()
		const console = await world.console('ana')
		expect((await console.work(id, 'offered')).lengthMs).toBe(7_000)
	})
})
