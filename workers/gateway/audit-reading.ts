/** The record is read from the archive, and what has not reached it yet from the object: together they are all of it. */
import type { AuditRow } from '../../core/audit/entry.ts'
import { type AuditSearch, isSought } from '../../core/audit/search.ts'
import type { Refusal } from '../../core/problem.ts'
import type { AppContext } from './context.ts'

export interface AuditPage {
	readonly items: AuditRow[]
	readonly nextCursor: string | null
	/** `unavailable`: older rows may be missing. */
	readonly archive: 'available' | 'unavailable'
}

/** Newest first. Rows leave the object long after they have come to the archive: asked at once, none slips through. */
export async function auditPage(c: AppContext, search: AuditSearch): Promise<AuditPage> {
	const { workspace } = c.get('caller')
	const more = { ...search, limit: search.limit + 1 }
	const [live, archived] = await Promise.all([
		c.env.AUDIT.getByName(workspace).find(more),
		c.get('services').findAudit({ workspace, ...more }),
	])
	const bySeq = new Map([...archived.ok ? archived.items : [], ...live].map((it) => [it.seq, it]))
	const rows = [...bySeq.values()].sort((a, b) => b.seq - a.seq)
	const items = rows.slice(0, search.limit)
	return {
		items,
		nextCursor: rows.length > search.limit ? String(items.at(-1)?.seq) : null,
		archive: archived.ok ? 'available' : 'unavailable',
	}
}

interface Cursor {
	/** Rows through this one have been seen. */
	after: number
	/** The newest row when it began: what comes later is another export's. */
	readonly through: number
	/** So far the archive has them. */
	readonly archived: number
}

/** Oldest first, a line each. A source that fails in the middle breaks the stream off, so that half a file is no whole one. */
export async function auditStream(
	c: AppContext,
	search: AuditSearch,
): Promise<{ readonly ok: true; readonly stream: ReadableStream<Uint8Array> } | Refusal> {
	const { seq: through, archived } = await c.env.AUDIT.getByName(c.get('caller').workspace).head()
	const cursor: Cursor = { after: 0, through, archived: archived.seq }
	const first = await nextRows(c, { search, cursor })
	if (!first.ok) return first
	let ready: readonly AuditRow[] | null = first.items
	const stream = new ReadableStream<Uint8Array>({
		async pull(controller) {
			while (!ready || ready.length === 0) {
				if (cursor.after >= cursor.through) return controller.close()
				const next = await nextRows(c, { search, cursor })
				if (!next.ok) return controller.error(new Error(next.code))
				ready = next.items
			}
			controller.enqueue(lines(ready))
			ready = null
		},
	})
	return { ok: true, stream }
}

/** From the archive as far as it goes, then from the object. Moves the cursor on. */
async function nextRows(
	c: AppContext,
	{ search, cursor }: { search: AuditSearch; cursor: Cursor },
): Promise<{ readonly ok: true; readonly items: readonly AuditRow[] } | Refusal> {
	const { workspace } = c.get('caller')
	const { limit } = search
	if (cursor.after < cursor.archived) {
		const read = await c.get('services').readAudit({ workspace, search, after: cursor.after, through: cursor.archived, limit })
		if (!read.ok) return read
		cursor.after = read.items.length < limit ? cursor.archived : read.items.at(-1)?.seq ?? cursor.archived
		return read
	}
	const rows = await c.env.AUDIT.getByName(workspace).rows({ after: cursor.after, limit })
	cursor.after = rows.at(-1)?.seq ?? cursor.through
	return { ok: true, items: rows.filter((it) => it.seq <= cursor.through && isSought(it, search)) }
}

function lines(rows: readonly AuditRow[]): Uint8Array {
	return new TextEncoder().encode(rows.map((it) => `${JSON.stringify(it)}\n`).join(''))
}
