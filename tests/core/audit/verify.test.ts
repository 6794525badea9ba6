import { describe, expect, it } from 'vitest'
import { type AuditColumns, columnsOf } from '../../../core/audit/columns.ts'
import type { AuditRow } from '../../../core/audit/entry.ts'
import { beforeAll, checkEnd, type Flaw, follow, type Link, type Witness } from '../../../core/audit/verify.ts'
import { chain, entry, sha256 } from './rows.ts'

const recorded = await chain(Array.from({ length: 9 }, (_, i) => entry(i + 1)))

/** The first flaw on the way, or where the way ends. */
async function walk(columns: readonly AuditColumns[]): Promise<Flaw | { readonly ok: true; readonly link: Link }> {
	let last = beforeAll
	for (const it of columns) {
		const followed = await follow(last, it, sha256)
		if (!followed.ok) return followed
		last = followed.link
	}
	return { ok: true, link: last }
}

function archive(rows: readonly AuditRow[] = recorded): AuditColumns[] {
	return rows.map(columnsOf)
}

function witness(rows: readonly AuditRow[], { archived = rows.length, from = 1 } = {}): Witness {
	return {
		head: { seq: rows.length, archived: { seq: archived } },
		hashOf: (seq) => Promise.resolve(seq === 0 ? beforeAll.hash : seq < from ? null : rows[seq - 1]?.hash ?? null),
	}
}

async function check(rows: readonly AuditRow[], by: Witness) {
	const walked = await walk(archive(rows))
	if (!walked.ok) return walked
	return await checkEnd(walked.link, by, (seq) => Promise.resolve(seq === 0 ? beforeAll.hash : rows[seq - 1]?.hash ?? null))
}

describe('row by row', () => {
	it('a whole record is whole', async () => {
		expect(await walk(archive())).toEqual({ ok: true, link: { seq: 9, hash: recorded[8]?.hash } })
		expect(await walk([])).toEqual({ ok: true, link: beforeAll })
	})

	const others: { [Name in keyof AuditColumns]: AuditColumns[Name] } = {
		...{
			workspace: 'other',
			seq: 5,
			id: 'aud_9999',
			atMs: 1,
			act: 'sign-in.failed',
			actor: 'key',
			actorId: 'usr_mal',
			actorName: 'Mallory',
		},
		...{
			address: null,
			targetKind: 'key',
			targetId: 'usr_2',
			detail: '{}',
			words: ['nothing'],
			previous: 'f'.repeat(64),
			hash: 'e'.repeat(64),
		},
	}
	it.each(Object.entries(others).filter(([name]) => name !== 'seq'))('finds another %s', async (name, value) => {
		const changed = archive().map((it) => it.seq === 5 ? { ...it, [name]: value } : it)
		expect(await walk(changed)).toMatchObject({ ok: false, seq: 5, kind: 'changed' })
	})

	it.each([['blanks in its JSON', '{ "role":{"after":"supervisor","before":"agent"}}'], ['no JSON', 'oops']])(
		'finds a detail with %s',
		async (_, detail) => {
			expect(await walk(archive().map((it) => it.seq === 4 ? { ...it, detail } : it))).toMatchObject({ ok: false, seq: 4, kind: 'changed' })
		},
	)

	it('finds a row that is gone, and the first of several', async () => {
		expect(await walk(archive().filter((it) => it.seq !== 4))).toMatchObject({ seq: 4, kind: 'missing' })
		expect(await walk(archive().filter((it) => it.seq > 3))).toMatchObject({ seq: 1, kind: 'missing' })
	})

	it('finds two that have changed places', async () => {
		const swapped = archive().map((it) =>
			it.seq === 3 ? { ...columnsOf(recorded[3]!), seq: 3 } : it.seq === 4 ? { ...columnsOf(recorded[2]!), seq: 4 } : it
		)
		expect(await walk(swapped)).toMatchObject({ ok: false, seq: 3, kind: 'changed' })
	})

	it('finds two that have changed places with new hashes', async () => {
		const [third] = await chain([entry(4)], recorded[1])
		const swapped = recorded.map((it) => it.seq === 3 ? third! : it)
		expect(await walk(archive(swapped))).toMatchObject({ ok: false, seq: 4, kind: 'inserted' })
	})

	it('finds one that was slipped in, with a number of its own or with all that follow moved on', async () => {
		const [forged] = await chain([entry(99)], recorded[3])
		expect(await walk([{ ...columnsOf(forged!), seq: 0 }, ...archive()])).toMatchObject({ seq: 0, kind: 'inserted' })
		const moved = [...archive().slice(0, 4), columnsOf(forged!), ...archive().slice(4).map((it) => ({ ...it, seq: it.seq + 1 }))]
		expect(await walk(moved)).toMatchObject({ seq: 6, kind: 'changed' })
	})

	it('finds one that was written anew with a right hash of its own', async () => {
		const [forged] = await chain([entry(5, { detail: { nothing: 'happened' } })], recorded[3])
		expect(await walk(archive(recorded.map((it) => it.seq === 5 ? forged! : it)))).toMatchObject({ seq: 6, kind: 'inserted' })
	})
})

describe('the end', () => {
	it('is right when it is the record’s own, also while rows are on their way', async () => {
		expect(await check(recorded, witness(recorded))).toEqual({ ok: true, waiting: 0 })
		expect(await check(recorded.slice(0, 6), witness(recorded, { archived: 5 }))).toEqual({ ok: true, waiting: 3 })
		expect(await check([], witness([]))).toEqual({ ok: true, waiting: 0 })
	})

	it('is missed when it has been cut off, and when nothing is left', async () => {
		expect(await check(recorded.slice(0, 6), witness(recorded, { archived: 8 }))).toMatchObject({ seq: 7, kind: 'truncated' })
		expect(await check([], witness(recorded))).toMatchObject({ seq: 1, kind: 'truncated' })
	})

	it('is found to have been rewritten, from which row on', async () => {
		const rewritten = [...recorded.slice(0, 4), ...await chain([50, 51, 52, 53, 54].map((it) => entry(it)), recorded[3])]
		expect(await check(rewritten, witness(recorded))).toMatchObject({ seq: 5, kind: 'rewritten' })
		const all = await chain(recorded.map((it) => ({ ...it, atMs: 0 })))
		expect(await check(all, witness(recorded))).toMatchObject({ seq: 1, kind: 'rewritten' })
		expect(await check(all.slice(0, 7), witness(recorded, { from: 4 }))).toMatchObject({ seq: 4, kind: 'rewritten' })
	})

	it('is found to go on further than the record', async () => {
		const longer = [...recorded, ...await chain([entry(10)], recorded[8])]
		expect(await check(longer, witness(recorded))).toMatchObject({ seq: 10, kind: 'inserted' })
	})
})
