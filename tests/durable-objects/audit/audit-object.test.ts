/** The record's object: a chain that only grows, and that reaches the archive in order and whole. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { AuditBatch } from '../../../core/audit/audit-batch.ts'
import { CHAIN_START } from '../../../core/audit/chain.ts'
import { columnsOf } from '../../../core/audit/columns.ts'
import type { AuditEntry } from '../../../core/audit/entry.ts'
import { beforeAll as beforeFirst, follow } from '../../../core/audit/verify.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import type { AuditObject } from '../../../durable-objects/audit/audit-object.ts'
import type { AuditPort } from '../../../workers/gateway/env.ts'
import type { Env } from '../../../durable-objects/env.ts'

const objects = env as Env
type Stub = DurableObjectStub<AuditObject>

/** A record of its own, and what its archive's queue is sent. The first `failures` times the queue takes nothing. */
async function newRecord(failures = 0) {
	const workspace = `a-${crypto.randomUUID().slice(0, 8)}` as WorkspaceId
	const stub = objects.AUDIT.getByName(workspace)
	const sent: AuditBatch[] = []
	const queue = { left: failures }
	const ARCHIVE = {
		send(batch: AuditBatch) {
			return queue.left-- > 0 ? Promise.reject(new Error('out of reach, as the test wants it')) : Promise.resolve(void sent.push(batch))
		},
	}
	await runInDurableObject(stub, (instance) => void Reflect.set(instance, 'env', { ...objects, ARCHIVE }))
	// The runtime's own types of a stub know nothing of what is not said of a detail.
	const record: AuditPort = stub
	return { workspace, stub, record, sent }
}

function entry(workspace: WorkspaceId, n: number, change: Partial<AuditEntry> = {}): AuditEntry {
	const actor = { kind: 'staff', id: 'usr_1', name: 'Robin' } as const
	return { id: `aud_${n}`, workspace, atMs: n, actor, address: null, act: 'staff.changed', target: null, detail: { n }, ...change }
}

async function append(stub: Stub, workspace: WorkspaceId, from: number, to: number): Promise<void> {
	for (let n = from; n <= to; n++) await stub.append(entry(workspace, n))
}

async function isChain(stub: AuditPort): Promise<boolean> {
	let last = beforeFirst
	for (const row of await stub.rows({ after: 0, limit: 1_000 })) {
		const followed = await follow(last, columnsOf(row), sha256)
		if (!followed.ok) return false
		last = followed.link
	}
	return last.seq === (await stub.head()).seq && last.hash === (await stub.head()).hash
}

async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
	return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('')
}

describe('the record', () => {
	it('is empty before its first row, and looking at it leaves nothing behind', async () => {
		const { stub } = await newRecord()
		expect(await stub.head()).toEqual({ seq: 0, hash: CHAIN_START, archived: { seq: 0, hash: CHAIN_START } })
		expect(await stub.rows({ after: 0, limit: 10 })).toEqual([])
		const tables = await runInDurableObject(
			stub,
			(_, state) => state.storage.sql.exec(`SELECT name FROM sqlite_master WHERE name = 'log'`).toArray(),
		)
		expect(tables).toEqual([])
	})

	it('chains what comes at once, each in a place of its own', async () => {
		const { workspace, stub, record } = await newRecord()
		const rows = await Promise.all(Array.from({ length: 50 }, (_, i) => record.append(entry(workspace, i))))
		expect(rows.map((it) => it.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
		expect(await isChain(stub)).toBe(true)
	})

	it('has an entry once, however often it is reported, also at once and after eviction', async () => {
		const { workspace, stub } = await newRecord()
		const [first, second] = await Promise.all([stub.append(entry(workspace, 1)), stub.append(entry(workspace, 1, { act: 'key.created' }))])
		await evictDurableObject(stub)
		expect([second, await stub.append(entry(workspace, 1))]).toEqual([first, first])
		expect((await stub.head()).seq).toBe(1)
	})

	it('goes on where it was after eviction', async () => {
		const { workspace, stub } = await newRecord()
		await append(stub, workspace, 1, 3)
		const before = await stub.head()
		await evictDurableObject(stub)
		expect(await stub.head()).toEqual(before)
		await append(stub, workspace, 4, 6)
		expect(await isChain(stub)).toBe(true)
	})

	it('takes no entry of another workspace', async () => {
		const { stub } = await newRecord()
		await runInDurableObject(stub, (it) => expect(() => it.append(entry('other' as WorkspaceId, 1))).toThrow('an entry of other'))
		expect((await stub.head()).seq).toBe(0)
	})

	it('keeps what can be stored elsewhere, so that the hash is of what the archive gets', async () => {
		const { workspace, stub, record } = await newRecord()
		const row = await record.append(entry(workspace, 1, { detail: { text: 'a\u0000b' } }))
		expect(row.detail).toEqual({ text: 'ab' })
		expect(await isChain(stub)).toBe(true)
	})
})

describe('on its way to the archive', () => {
	it('goes in order, in parts that fit a message', async () => {
		const { workspace, stub, sent } = await newRecord()
		const detail = { text: '长'.repeat(5_000) }
		await Promise.all(Array.from({ length: 12 }, (_, i) => stub.append(entry(workspace, i, { detail }))))
		await expect.poll(() => sent.at(-1)?.through, { timeout: 5_000 }).toBe(12)
		expect(sent.map((it) => it.after)).toEqual([0, ...sent.slice(0, -1).map((it) => it.through)])
		expect(sent.flatMap((it) => it.rows.map((row) => row.seq))).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
		for (const it of sent) expect(new TextEncoder().encode(JSON.stringify(it)).byteLength).toBeLessThan(128_000)
	})

	it('is tried again when the queue does not take it, and loses nothing', async () => {
		const { workspace, stub, sent } = await newRecord(2)
		await append(stub, workspace, 1, 3)
		await expect.poll(() => sent.at(-1)?.through, { timeout: 8_000 }).toBe(3)
		expect(sent[0]?.after).toBe(0)
	})

	it('knows how far the archive has it, also after eviction', async () => {
		const { workspace, stub, sent } = await newRecord()
		await append(stub, workspace, 1, 4)
		await expect.poll(() => sent.at(-1)?.through, { timeout: 5_000 }).toBe(4)
		await stub.archived([{ after: 0, through: 3 }])
		const { archived } = await stub.head()
		expect(archived).toEqual({ seq: 3, hash: await stub.hashOf(3) })
		await evictDurableObject(stub)
		expect((await stub.head()).archived).toEqual(archived)
	})

	it('lets go of old rows once the archive has them, and of none that it lacks', async () => {
		const { workspace, stub, sent } = await newRecord()
		await Promise.all(Array.from({ length: 2_600 }, (_, i) => stub.append(entry(workspace, i))))
		await expect.poll(() => sent.at(-1)?.through, { timeout: 20_000 }).toBe(2_600)
		await stub.archived([{ after: 0, through: 2_400 }])
		expect(await stub.hashOf(1)).not.toBeNull()
		await stub.archived([{ after: 2_400, through: 2_600 }])
		expect([await stub.hashOf(600), await stub.hashOf(601) !== null, (await stub.head()).seq]).toEqual([null, true, 2_600])
	})
})
