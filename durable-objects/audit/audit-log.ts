import { CHAIN_START } from '../../core/audit/chain.ts'
import type { AuditRow } from '../../core/audit/entry.ts'
import { Tables } from '../shared/tables.ts'

const DDL = `
	CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row TEXT NOT NULL);
	CREATE TABLE archived (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL);
`
/** Rows the archive has are kept for a while, so that the newest can be read while it is away and a late repeat is known. */
const KEPT_ROWS = 2_000
/** Dropped so many at a time. */
const DROP_ROWS = 500

/** A type and not an interface, so that it fits what SQL takes for a row. */
type Stored = { readonly row: string }

/** The rows of the record as the object keeps them: all that the archive lacks, and the last of those it has. */
export class AuditLog {
	readonly #sql: SqlStorage
	readonly #tables: Tables
	#oldest = 0
	#head = { seq: 0, hash: CHAIN_START }

	constructor(storage: DurableObjectStorage) {
		this.#sql = storage.sql
		this.#tables = new Tables(storage, { first: 'log', ddl: DDL })
		const newest = this.#read('ORDER BY seq DESC LIMIT 1')[0]
		if (!newest) return
		this.#head = { seq: newest.seq, hash: newest.hash }
		this.#oldest = this.#read('ORDER BY seq LIMIT 1')[0]?.seq ?? 0
	}

	/** Number and hash of the newest row. */
	get head(): { readonly seq: number; readonly hash: string } {
		return this.#head
	}

	/** The row of an entry that has been reported before. */
	byId(id: string): AuditRow | null {
		return this.#read('WHERE id = ?', id)[0] ?? null
	}

	/** Null for a row that is not here, or no longer. */
	hashOf(seq: number): string | null {
		return seq === 0 ? CHAIN_START : this.#read('WHERE seq = ?', seq)[0]?.hash ?? null
	}

	/** Oldest first. */
	after(seq: number, limit: number): AuditRow[] {
		return this.#read('WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit)
	}

	/** Newest first. */
	before(seq: number, limit: number): AuditRow[] {
		return this.#read('WHERE seq < ? ORDER BY seq DESC LIMIT ?', seq, limit)
	}

	/** One statement, so that it is there whole or not at all. */
	add(row: AuditRow): void {
		this.#tables.make()
		this.#sql.exec('INSERT INTO log VALUES (?, ?, ?)', row.seq, row.id, JSON.stringify(row))
		this.#head = { seq: row.seq, hash: row.hash }
		this.#oldest ||= row.seq
	}

	/** The archive has everything up to here: written down, so that a verification can miss what it has no longer. */
	confirmed(seq: number): void {
		if (!this.#tables.made) return
		this.#sql.exec('INSERT OR REPLACE INTO archived VALUES (1, ?)', seq)
		const through = seq - KEPT_ROWS
		if (through - this.#oldest < DROP_ROWS) return
		this.#sql.exec('DELETE FROM log WHERE seq <= ?', through)
		this.#oldest = through + 1
	}

	#read(which: string, ...bindings: (number | string)[]): AuditRow[] {
		if (!this.#tables.made) return []
		return this.#sql.exec<Stored>(`SELECT row FROM log ${which}`, ...bindings).toArray().map(({ row }) => JSON.parse(row) as AuditRow)
	}
}
