/**
 * What was said, page by page, with whatever has become of it: a change may stand in the log long after the page it belongs to, or
 * before it. Two indexes know which rows are said and which are about what; they are made when somebody pages for the first time,
 * since every message would pay for them and most conversations are only ever read by socket.
 */
import { newestChanges } from '../../core/conversation/newest-changes.ts'
import type { SaidPage } from '../../core/conversation/said-page.ts'
import type { Row } from '../../core/protocol/conversation.ts'
import { filesOf } from '../../core/message.ts'
import type { Tables } from '../shared/tables.ts'

const TYPE = "event ->> '$.type'"
const SAID = `${TYPE} IN ('message', 'note')`
/** What a row is about: the id of a message, or of a file. */
const OF = "coalesce(event ->> '$.of', event ->> '$.message', event ->> '$.file')"
const ABOUT = `${TYPE} IN ('edited', 'deleted', 'reaction', 'delivery', 'file')`

const INDEXES = `
	CREATE INDEX IF NOT EXISTS log_said ON log (seq) WHERE ${SAID};
	CREATE INDEX IF NOT EXISTS log_about ON log (${OF}) WHERE ${ABOUT};
`
const FIND_SAID = `SELECT seq, at_ms, event FROM log INDEXED BY log_said WHERE ${SAID} AND seq > ? ORDER BY seq LIMIT ?`
const FIND_ABOUT =
	`SELECT seq, at_ms, event FROM log INDEXED BY log_about WHERE ${ABOUT} AND ${OF} IN (SELECT value FROM json_each(?)) ORDER BY seq`

/** A page ends early where mails are long: it travels between objects in one piece. */
const PAGE_MAX_CHARS = 4_000_000

type Stored = { readonly seq: number; readonly at_ms: number; readonly event: string }

export class Pages {
	readonly #sql: SqlStorage
	readonly #tables: Tables
	#isIndexed = false

	constructor({ sql }: DurableObjectStorage, tables: Tables) {
		this.#sql = sql
		this.#tables = tables
	}

	/** The first so many messages and notes after a row, and what tells how they stand, wherever in the log it is. */
	page({ after, limit }: { after: number; limit: number }): SaidPage {
		if (!this.#tables.made) return { rows: [], next: null }
		this.#index()
		const { said, isMore } = this.#said(after, limit)
		const changes = this.#about(said.map(idOf))
		const files = this.#about([...new Set([...said, ...changes].flatMap(filesIn))])
		return { rows: [...said, ...changes, ...files], next: isMore ? said.at(-1)?.seq ?? null : null }
	}

	#index(): void {
		if (!this.#isIndexed) this.#sql.exec(INDEXES)
		this.#isIndexed = true
	}

	#said(after: number, limit: number): { said: Row[]; isMore: boolean } {
		const said: Row[] = []
		let chars = 0
		for (const stored of this.#sql.exec<Stored>(FIND_SAID, after, limit + 1)) {
			if (said.length === limit || (said.length > 0 && chars + stored.event.length > PAGE_MAX_CHARS)) return { said, isMore: true }
			chars += stored.event.length
			said.push(rowOf(stored))
		}
		return { said, isMore: false }
	}

	#about(ids: readonly string[]): Row[] {
		return ids.length === 0 ? [] : newestChanges(() => this.#rowsAbout(JSON.stringify(ids)))
	}

	*#rowsAbout(ids: string): Iterable<Row> {
		for (const stored of this.#sql.exec<Stored>(FIND_ABOUT, ids)) yield rowOf(stored)
	}
}

function rowOf({ seq, at_ms, event }: Stored): Row {
	return { seq, atMs: at_ms, event: JSON.parse(event) as Row['event'] }
}

function idOf({ event }: Row): string {
	return 'id' in event ? event.id : ''
}

function filesIn({ event }: Row): readonly string[] {
	return event.type === 'message' || event.type === 'edited' ? filesOf(event.content).map((it) => it.id) : []
}
