/** Whether a record is whole: every row says what its hash covers and follows the one before it, and its end is the record's own. */
import type { AuditHead } from './audit-batch.ts'
import { canonicalJson } from './canonical-json.ts'
import { CHAIN_START, type Digest, linkText } from './chain.ts'
import { type AuditColumns, columnsOf, rowOf } from './columns.ts'

/** A row by its number and hash. */
export interface Link {
	readonly seq: number
	readonly hash: string
}

/**
 * The first row that is not as it was recorded, and what became of it. `changed`: it says something else than its hash covers.
 * `missing`: it is not there. `inserted`: it follows another row than the one before it. `truncated`: the end is missing.
 * `rewritten`: the rows follow each other, and are not those that were recorded.
 */
export interface Flaw {
	readonly ok: false
	readonly seq: number
	readonly kind: 'changed' | 'missing' | 'inserted' | 'truncated' | 'rewritten'
	readonly detail: string
}

export type Followed = { readonly ok: true; readonly link: Link } | Flaw

export const beforeAll: Link = { seq: 0, hash: CHAIN_START }

/** Whether a row is the one after `last`. */
export async function follow(last: Link, columns: AuditColumns, digest: Digest): Promise<Followed> {
	const { seq, previous, hash } = columns
	if (seq <= last.seq) return flaw(seq, 'inserted', 'there is no such number')
	if (seq > last.seq + 1) return flaw(last.seq + 1, 'missing', `row ${seq} comes after row ${last.seq}`)
	const changed = await changeIn(columns, digest)
	if (changed) return flaw(seq, 'changed', changed)
	if (previous !== last.hash) {
		return flaw(seq, 'inserted', `it follows a row of hash ${short(previous)}, and row ${last.seq} has ${short(last.hash)}`)
	}
	return { ok: true, link: { seq, hash } }
}

/** What of a row is not as it was written; null when all is. */
async function changeIn(columns: AuditColumns, digest: Digest): Promise<string | null> {
	const row = readable(columns)
	if (!row) return 'its detail is no JSON'
	if (await digest(linkText(row, columns)) !== columns.hash) return 'it says something else than its hash covers'
	// What is searched by follows from the entry, and must not have been changed either.
	const written = columnsOf(row)
	const differs = Object.keys(written).find((it) =>
		canonicalJson(written[it as keyof AuditColumns]) !== canonicalJson(columns[it as keyof AuditColumns])
	)
	return differs ? `its column ${differs} is not what was written` : null
}

function readable(columns: AuditColumns) {
	try {
		return rowOf(columns)
	} catch {
		return null
	}
}

/** What the record itself says: how far it goes, and the hash of a row it still has; null for one it has handed over long ago. */
export interface Witness {
	readonly head: Pick<AuditHead, 'seq'> & { readonly archived: Pick<Link, 'seq'> }
	hashOf(seq: number): Promise<string | null>
}

export type EndFound = { readonly ok: true; /** Rows that have not reached the archive yet. */ readonly waiting: number } | Flaw

/** Whether what the archive has up to `end` is what was recorded. `archivedHash` gives the archive's own hash of a row. */
export async function checkEnd(
	end: Link,
	{ head, hashOf }: Witness,
	archivedHash: (seq: number) => Promise<string | null>,
): Promise<EndFound> {
	if (end.seq > head.seq) return flaw(head.seq + 1, 'inserted', `the record goes no further than row ${head.seq}`)
	const isSame = async (seq: number) => {
		const recorded = await hashOf(seq)
		return recorded === null || recorded === await archivedHash(seq)
	}
	if (end.seq > 0 && !await isSame(end.seq)) {
		const first = await firstOther(end.seq, isSame)
		return flaw(first, 'rewritten', 'from here on the rows follow each other, but are not those that were recorded')
	}
	if (end.seq < head.archived.seq) {
		return flaw(end.seq + 1, 'truncated', `the archive ends after row ${end.seq}, and had everything up to row ${head.archived.seq}`)
	}
	return { ok: true, waiting: head.seq - end.seq }
}

/** A hash covers all rows before it, so that the first other one is found by halving. What is no longer known counts as the same. */
async function firstOther(end: number, isSame: (seq: number) => Promise<boolean>): Promise<number> {
	let [same, other] = [0, end]
	while (other - same > 1) {
		const middle = Math.floor((same + other) / 2)
		if (await isSame(middle)) same = middle
		else other = middle
	}
	return other
}

function flaw(seq: number, kind: Flaw['kind'], detail: string): Flaw {
	return { ok: false, seq, kind, detail }
}

function short(hash: string): string {
	return `${hash.slice(0, 12)}…`
}
