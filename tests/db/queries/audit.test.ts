import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditBatch } from '../../../core/audit/audit-batch.ts'
import type { AuditEntry, AuditRow } from '../../../core/audit/entry.ts'
import { type AuditSearch, isSought } from '../../../core/audit/search.ts'
import { soughtWords } from '../../../core/audit/words.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { archiveAudit, findAudit, readAudit } from '../../../db/queries/audit.ts'
import { chain, entry, START_MS } from '../../core/audit/rows.ts'
import { openTestDatabase } from '../test-database.ts'
import type { TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())

let made = 0
/** Nothing is ever taken out of the table, so each test has a workspace of its own. */
function ownWorkspace(): WorkspaceId {
	return `w${++made}` as WorkspaceId
}

function batch(rows: readonly AuditRow[]): AuditBatch {
	const [first, last] = [rows[0], rows.at(-1)]
	const workspace = (first?.workspace ?? '') as WorkspaceId
	return { kind: 'audit', workspace, after: (first?.seq ?? 1) - 1, through: last?.seq ?? 0, rows }
}

function archive(rows: readonly AuditRow[]) {
	return archiveAudit(database.db.$client, batch(rows))
}

const everything: AuditSearch = {
	...{ acts: null, actor: null, target: null, targetKind: null, fromMs: null, toMs: null, words: null, before: null },
	limit: 100,
}

function find(workspace: WorkspaceId, search: Partial<AuditSearch> = {}) {
	return findAudit(database.db.$client, { workspace, ...everything, ...search })
}

async function chained(entries: readonly Partial<AuditEntry>[]) {
	const workspace = ownWorkspace()
	return { workspace, rows: await chain(entries.map((it, i) => entry(i + 1, { ...it, workspace }))) }
}

describe('the archive', () => {
	it('gives rows back to the letter, whatever is in them', async () => {
		const { workspace, rows } = await chained([
			{ detail: { b: [1, 0.1 + 0.2, null, true, '张伟 "q" \\ \n'], a: { z: {}, y: [] } } },
			{ actor: { kind: 'system' }, address: null, target: null, detail: {} },
			{ actor: { kind: 'stranger', name: 'who@else.test' }, act: 'sign-in.failed' },
			{ actor: { kind: 'key', id: 'key_1', name: 'CI' }, act: 'config.published' },
		])
		await archive(rows)
		expect(await readAudit(database.db.$client, { workspace, after: 0, through: 9, limit: 9, search: everything })).toEqual(rows)
	})

	it('has each row once, however often and overlapping they come', async () => {
		const { workspace, rows } = await chained(Array.from({ length: 9 }, () => ({})))
		for (const [from, to] of [[0, 3], [0, 3], [1, 6], [2, 4], [5, 9]]) await archive(rows.slice(from, to))
		expect((await find(workspace)).map((it) => it.seq)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
	})

	it('takes nothing ahead of its turn, so that there never is a gap', async () => {
		const { workspace, rows } = await chained([{}, {}, {}, {}])
		expect(await archive(rows.slice(2))).toEqual({ held: 0, strangers: 0 })
		expect(await find(workspace)).toEqual([])
		await archive(rows.slice(0, 2))
		expect(await archive(rows.slice(2))).toEqual({ held: 2, strangers: 0 })
		expect(await find(workspace)).toHaveLength(4)
	})

	it('says when strangers stand in the place of its rows, and leaves them for the verification to find', async () => {
		const { workspace, rows } = await chained([{}, {}])
		await archive(await chain([entry(1, { workspace, detail: { forged: true } })]))
		expect(await archive(rows)).toEqual({ held: 1, strangers: 1 })
		expect((await find(workspace)).at(-1)?.detail).toEqual({ forged: true })
	})

	it.each([
		['an update', `UPDATE audit SET act = 'sign-in.failed'`],
		['a deletion', 'DELETE FROM audit WHERE seq = 1'],
		['emptying it', 'TRUNCATE audit'],
		['a change while triggers of replicas are off', `SET session_replication_role = replica; DELETE FROM audit`],
		['replacing a row', `INSERT INTO audit SELECT * FROM audit LIMIT 1 ON CONFLICT (workspace, seq) DO UPDATE SET act = 'x'`],
	])('refuses %s', async (_, text) => {
		const { workspace, rows } = await chained([{}])
		await archive(rows)
		await expect(database.client.query(text)).rejects.toThrow('append-only')
		await database.client.query('RESET session_replication_role')
		expect(await find(workspace)).toEqual(rows)
	})
})

describe('the search', () => {
	const people = [
		{ act: 'staff.invited', actor: { kind: 'staff', id: 'usr_1', name: '张小伟' }, target: { kind: 'staff', id: 'usr_9' } },
		{ act: 'config.published', actor: { kind: 'key', id: 'key_1', name: 'CI' }, detail: { changed: ['queues'], note: 'Visa first' } },
		{ act: 'sign-in.failed', actor: { kind: 'stranger', name: 'Mal@Evil.test' }, target: null },
		{ act: 'retention.swept', actor: { kind: 'system' }, target: null, address: null },
		{ act: 'field.revealed', target: { kind: 'conversation', id: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }, detail: { field: 'passport' } },
	] as const satisfies Partial<AuditEntry>[]

	it.each<[string, Partial<AuditSearch>, number[]]>([
		['everything, the newest first', {}, [5, 4, 3, 2, 1]],
		['an act', { acts: ['staff.invited'] }, [1]],
		['several acts', { acts: ['sign-in.failed', 'field.revealed'] }, [5, 3]],
		['who by their id', { actor: 'key_1' }, [2]],
		['who by their name, in whatever case', { actor: 'mal@evil.TEST' }, [3]],
		['nobody', { actor: 'system' }, [4]],
		['a target', { target: 'usr_9' }, [1]],
		['targets of a kind', { targetKind: 'conversation' }, [5]],
		['from a time on', { fromMs: START_MS + 4 }, [5, 4]],
		['up to a time', { toMs: START_MS + 2 }, [2, 1]],
		['the beginning of a word', { words: soughtWords('VIS') }, [2]],
		['words from different places', { words: soughtWords('visa ci') }, [2]],
		['a part of a name without spaces', { words: soughtWords('小伟') }, [1]],
		['one character of it', { words: soughtWords('张') }, [1]],
		['an address of mail', { words: soughtWords('mal@evil') }, [3]],
		['the id of a conversation', { words: soughtWords('cnv_01JD3ZK8Q0ABCDEFGHJKMN') }, [5]],
		['what nobody said', { words: soughtWords("visa' | 'x") }, []],
		['the page after', { before: 3, limit: 1 }, [2]],
		['several things at once', { actor: 'robin admin', words: soughtWords('passport'), fromMs: START_MS }, [5]],
	])('finds %s, in the database as in the object', async (_, search, found) => {
		const { workspace, rows } = await chained(people)
		await archive(rows)
		expect((await find(workspace, search)).map((it) => it.seq)).toEqual(found)
		const sought = { ...everything, ...search }
		expect(rows.toReversed().filter((it) => isSought(it, sought)).slice(0, sought.limit).map((it) => it.seq)).toEqual(found)
	})

	it('never finds what is of another workspace', async () => {
		const [one, other] = [await chained(people), await chained(people)]
		await archive(one.rows)
		await archive(other.rows)
		expect((await find(one.workspace, { words: soughtWords('ci') })).map((it) => it.workspace)).toEqual([one.workspace])
	})

	it('reads from an index, however long the record is', async () => {
		const workspace = ownWorkspace()
		await database.client.query(
			`INSERT INTO audit SELECT $1, n, 'aud_' || n, n, 'act.' || n % 200, 'staff', 'usr_' || n % 500, 'Name ' || n % 500, null, 'staff', 'usr_' || n,
				'{}', ARRAY['word' || n], '', '' FROM generate_series(1, 20000) n`,
			[workspace],
		)
		await database.client.query('VACUUM ANALYZE audit')
		const plan = async (where: string, order = 'seq') => {
			const found = await database.client.query(
				`EXPLAIN SELECT 1 FROM audit WHERE workspace = '${workspace}' AND ${where} ORDER BY ${order} DESC LIMIT 20`,
			)
			return found.rows.map((it) => it['QUERY PLAN']).join('\n')
		}
		expect(await plan('true')).toContain('audit_workspace_seq_pk')
		expect(await plan(`act = ANY('{act.7}')`)).toContain('audit_act')
		expect(await plan(`(actor_id = 'usr_7' OR lower(actor_name) = lower('usr_7'))`)).toContain('audit_actor')
		expect(await plan(`target_id = 'usr_77'`)).toContain('audit_target')
		expect(await plan(`array_to_tsvector(words) @@ '''word77'':*'::tsquery`, 'seq + 0')).toContain('audit_words')
		expect(await plan('at_ms BETWEEN 50 AND 60')).toContain('audit_time')
	})
})
