import { type Refusal, refuse } from '../../core/problem.ts'
import type { Tables } from '../shared/tables.ts'

export const RECEIPTS_DDL = `
	CREATE TABLE receipts (key TEXT PRIMARY KEY, act TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
`
/** Receipts of so many versions are kept: a repeat comes within minutes. */
const VERSIONS_KEPT = 100

/** Which version came of which idempotency key, so that a repeat publishes nothing. */
export class Receipts {
	readonly #sql: SqlStorage
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage, tables: Tables) {
		this.#sql = storage.sql
		this.#tables = tables
	}

	/** What came of the key before; refused when that was another act, null when it is new. */
	find(key: string | null, act: string): { readonly ok: true; readonly version: number } | Refusal | null {
		if (key === null || !this.#tables.made) return null
		const [row] = this.#sql.exec<{ act: string; version: number }>('SELECT act, version FROM receipts WHERE key = ?', key)
		if (!row) return null
		return row.act === act ? { ok: true, version: row.version } : refuse('idempotency-key-reused')
	}

	/** To be called in the transaction of what it is about. */
	keep(key: string | null, { act, version }: { act: string; version: number }): void {
		if (key === null) return
		this.#sql.exec('INSERT INTO receipts VALUES (?, ?, ?)', key, act, version)
		this.#sql.exec('DELETE FROM receipts WHERE version <= ?', version - VERSIONS_KEPT)
	}
}
