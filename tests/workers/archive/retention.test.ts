import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { DAY_MS, type Sweep } from '../../../core/retention/sweep.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { openDatabase } from '../../../db/client.ts'
import { archiveBatches } from '../../../db/queries/archive.ts'
import { archiveLogs } from '../../../db/queries/routing-log.ts'
import { consumeArchive } from '../../../workers/archive/archive-consumer.ts'
import type { ArchiveEnv } from '../../../workers/archive/archive-env.ts'
import { logRow } from '../../core/support/decision.ts'
import { batch, conversationId } from '../../db/archive-fixtures.ts'
import { makeWorld } from '../../durable-objects/support/world.ts'

const { databaseUrl, neonSqlUrl } = inject('retentionDatabase')
const bindings = env as unknown as ArchiveEnv
/** Made anew each time: the driver goes where it was sent last, which in one test is nowhere. */
const database = () => openDatabase({ databaseUrl, neonSqlUrl }).$client
const NOW_MS = 1_800_000_000_000
const OLD_MS = NOW_MS - 40 * DAY_MS

beforeEach(async () => {
	await database()`TRUNCATE events, conversations, routing_log, decisions`
	for (const { key } of (await bindings.DEAD_LETTERS.list()).objects) await bindings.DEAD_LETTERS.delete(key)
})

let workspaces = 0
function newWorkspace(): WorkspaceId {
	return `swept-${++workspaces}` as WorkspaceId
}

function sweepFor(workspace: WorkspaceId, change: Partial<Sweep> = {}): Sweep {
	const beforeMs = NOW_MS - 30 * DAY_MS
	return { kind: 'sweep', workspace, atMs: NOW_MS, conversationsBeforeMs: beforeMs, routingBeforeMs: beforeMs, after: '', ...change }
}

/** Works on a sweep and on all it leaves; answers what became of each message. */
async function consume(sweep: Sweep, on: Partial<ArchiveEnv> = {}): Promise<string[]> {
	const outcomes: string[] = []
	for (let next: Sweep | null = sweep; next;) {
		const sent: Sweep[] = []
		const ARCHIVE = { send: (it: Sweep) => Promise.resolve(void sent.push(it)) } as unknown as ArchiveEnv['ARCHIVE']
		const incoming = createMessageBatch('patchbay-archive', [{ id: '1', timestamp: new Date(NOW_MS), attempts: 1, body: next }])
		await consumeArchive(incoming, { ...bindings, DATABASE_URL: databaseUrl, NEON_SQL_URL: neonSqlUrl, ARCHIVE, ...on })
		const { explicitAcks, retryMessages } = await getQueueResult(incoming, createExecutionContext())
		outcomes.push(explicitAcks.length > 0 ? 'done' : retryMessages.length > 0 ? 'again' : 'gone')
		next = sent[0] ?? null
	}
	return outcomes
}

/** In the archive alone: its object has never been. */
async function archived(
	workspace: WorkspaceId,
	ids: readonly number[],
	change: { status?: 'closed' | 'active' | 'abandoned'; atMs?: number } = {},
): Promise<void> {
	const { status = 'closed', atMs = OLD_MS } = change
	const batches = ids.map((n) => ({
		...batch(conversationId(n), { from: 1, to: 2, status, closedAtMs: status === 'closed' ? atMs : null, lastMessageAtMs: atMs }),
		workspace,
	}))
	for (let i = 0; i < batches.length; i += 100) await archiveBatches(database(), batches.slice(i, i + 100))
}

async function left(table: 'events' | 'conversations' | 'routing_log' | 'decisions', workspace: WorkspaceId): Promise<number> {
	const [row] = await database().query(`SELECT count(*)::int AS n FROM ${table} WHERE workspace = $1`, [workspace]) as { n: number }[]
	return row?.n ?? 0
}

async function record(workspace: WorkspaceId): Promise<number> {
	return (await bindings.AUDIT.getByName(workspace).head()).seq
}

describe('conversations', () => {
	it('go when they have been over for too long, with all that was said, and nobody else’s do', async () => {
		const [mine, other] = [newWorkspace(), newWorkspace()]
		await archived(mine, [1, 2])
		await archived(mine, [3], { status: 'abandoned' })
		await archived(mine, [4], { status: 'active' })
		await archived(mine, [5], { atMs: NOW_MS - 29 * DAY_MS })
		await archived(other, [6])
		expect(await consume(sweepFor(mine))).toEqual(['done'])
		expect([await left('conversations', mine), await left('events', mine)]).toEqual([2, 4])
		expect([await left('conversations', other), await left('events', other)]).toEqual([1, 2])
	})

	it('go in parts, with one row on record for the sweep, and none for one that finds nothing', async () => {
		const workspace = newWorkspace()
		await archived(workspace, Array.from({ length: 210 }, (_, i) => i + 1))
		expect(await consume(sweepFor(workspace))).toEqual(['done', 'done'])
		expect([await left('conversations', workspace), await record(workspace)]).toEqual([0, 1])
		expect(await consume(sweepFor(workspace, { atMs: NOW_MS + DAY_MS }))).toEqual(['done'])
		expect(await record(workspace)).toBe(1)
	})

	it('stay where nothing is said of them', async () => {
		const workspace = newWorkspace()
		await archived(workspace, [1])
		await consume(sweepFor(workspace, { conversationsBeforeMs: null }))
		expect(await left('conversations', workspace)).toBe(1)
	})

	it('go another time when something breaks, once', async () => {
		const workspace = newWorkspace()
		await archived(workspace, [1, 2])
		const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
		const broken = { getByName: () => ({ erase: () => Promise.reject(new Error('out of reach, as the test wants it')) }) }
		expect(await consume(sweepFor(workspace), { CONVERSATION: broken as unknown as ArchiveEnv['CONVERSATION'] })).toEqual(['again'])
		expect(
			await consume(sweepFor(workspace), {
				AUDIT: { getByName: () => ({ append: () => Promise.reject(new Error('away')) }) } as unknown as ArchiveEnv['AUDIT'],
			}),
		).toEqual(['again'])
		expect(await consume(sweepFor(workspace), { NEON_SQL_URL: 'http://127.0.0.1:9/sql' })).toEqual(['again'])
		expect(await left('conversations', workspace)).toBe(2)
		expect(await consume(sweepFor(workspace))).toEqual(['done'])
		expect([await left('conversations', workspace), await record(workspace)]).toEqual([0, 1])
		warn.mockRestore()
	})

	it('are not waited for where there is no database', async () => {
		expect(await consume(sweepFor(newWorkspace()), { DATABASE_URL: undefined })).toEqual(['gone'])
	})
})

describe('objects', () => {
	afterEach(() => void vi.useRealTimers())

	it('go with their conversations, and live on when the archive is behind what they know', async () => {
		const world = await makeWorld()
		const [gone, live] = [await world.talk(), await world.visitor()]
		gone.staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await gone.customer.event('closed')
		await world.pass(2 * DAY_MS)
		// The archive has heard of both that they have ended, and of one it is no longer true.
		const ended = { status: 'closed' as const, closedAtMs: 1_000, lastMessageAtMs: 1_000 }
		const batches = [gone.id, live.id].map((id) => ({ ...batch(id, { from: 1, to: 2, ...ended }), workspace: world.workspace }))
		await archiveBatches(database(), batches)
		const sweep = sweepFor(world.workspace, { atMs: Date.now(), conversationsBeforeMs: Date.now() - DAY_MS })
		expect(await consume(sweep)).toEqual(['done'])
		expect(await world.conversation(gone.id).view()).toBeNull()
		expect(await world.conversation(live.id).view()).toMatchObject({ conversation: live.id })
		expect([await left('conversations', world.workspace), await left('events', world.workspace)]).toEqual([1, 2])
		expect(await consume(sweep)).toEqual(['done'])
		expect([await left('conversations', world.workspace), await record(world.workspace)]).toEqual([1, 1])
	})
})

describe('what queues were told and decided', () => {
	const log = (workspace: WorkspaceId, { from, to, atMs }: { from: number; to: number; atMs: number }) => {
		const pieces = Array.from({ length: to - from + 1 }, (_, i) => ({ ...logRow(from + i), atMs, first: 0 }))
		return { kind: 'routing' as const, workspace, queue: 'support' as never, after: from - 1, through: to, pieces }
	}

	it('goes by the age of the row, in every queue, and conversations stay', async () => {
		const [mine, other] = [newWorkspace(), newWorkspace()]
		await archived(mine, [1])
		const rows = [
			log(mine, { from: 1, to: 3, atMs: OLD_MS }),
			log(mine, { from: 4, to: 5, atMs: NOW_MS }),
			log(other, { from: 1, to: 3, atMs: OLD_MS }),
		]
		await archiveLogs(database(), [...rows, { ...log(mine, { from: 1, to: 2, atMs: OLD_MS }), queue: 'support~1' as never }])
		const decisionsBefore = await left('decisions', other)
		expect(await consume(sweepFor(mine, { conversationsBeforeMs: null }))).toEqual(['done'])
		expect(await left('routing_log', mine)).toBe(2)
		expect(await left('decisions', mine)).toBe(decisionsBefore / 3 * 2)
		expect([await left('routing_log', other), await left('decisions', other)]).toEqual([3, decisionsBefore])
		expect([await left('conversations', mine), await record(mine)]).toEqual([1, 1])
	})
})

describe('dead letters', () => {
	it('of what is over go too, and the record of who did what stays', async () => {
		const workspace = newWorkspace()
		const keys = [
			`2020_${workspace}_${conversationId(1)}_1-2.json`,
			`2020_${workspace}_support_1-2.json`,
			`2020_${workspace}_audit_1-2.json`,
		]
		for (const it of keys) await bindings.DEAD_LETTERS.put(`${workspace}/${it}`, '{}')
		await bindings.DEAD_LETTERS.put(`${workspace}-2/${keys[0]}`, '{}')
		const later = Date.now() + DAY_MS
		expect(await consume(sweepFor(workspace, { conversationsBeforeMs: later, routingBeforeMs: null }))).toEqual(['done'])
		const names = (await bindings.DEAD_LETTERS.list()).objects.map((it) => it.key)
		expect(names).toEqual([`${workspace}-2/${keys[0]}`, `${workspace}/${keys[2]}`, `${workspace}/${keys[1]}`].sort())
	})
})
