import type { Tables } from '../shared/tables.ts'

/** The next configuration while somebody works on it. A type and not an interface, so that it fits what SQL takes for a row. */
export type Draft = {
	/** The version it is based on; 0 for what the workspace starts with. */
	readonly base: number
	/** A configuration, perhaps not yet right, as JSON. */
	readonly text: string
	readonly updatedAtMs: number
	readonly by: string
}

export const DRAFTS_DDL = `
	CREATE TABLE drafts (one INTEGER PRIMARY KEY CHECK (one = 1), base INTEGER NOT NULL, text TEXT NOT NULL, at_ms INTEGER NOT NULL, by TEXT NOT NULL);
`

/** One draft per workspace. */
export class DraftStorage {
	readonly #sql: SqlStorage
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage, tables: Tables) {
		this.#sql = storage.sql
		this.#tables = tables
	}

	load(): Draft | null {
		if (!this.#tables.made) return null
		return this.#sql.exec<Draft>('SELECT base, text, at_ms AS updatedAtMs, by FROM drafts').toArray()[0] ?? null
	}

	save({ base, text, updatedAtMs, by }: Draft): void {
		this.#tables.make()
		this.#sql.exec('INSERT OR REPLACE INTO drafts VALUES (1, ?, ?, ?, ?)', base, text, updatedAtMs, by)
	}

	drop(): void {
		if (this.#tables.made) this.#sql.exec('DELETE FROM drafts')
	}
}
