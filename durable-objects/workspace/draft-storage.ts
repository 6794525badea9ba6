import type { Draft } from '../../core/config/publication.ts'
import type { Tables } from '../shared/tables.ts'

export const DRAFTS_DDL = `
	CREATE TABLE drafts (one INTEGER PRIMARY KEY CHECK (one = 1), base INTEGER NOT NULL, text TEXT NOT NULL, at_ms INTEGER NOT NULL, by TEXT NOT NULL);
`

/** A type and not an interface, so that it fits what SQL takes for a row. */
type Stored = { readonly [Field in keyof Draft]: Draft[Field] }

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
		return this.#sql.exec<Stored>('SELECT base, text, at_ms AS updatedAtMs, by FROM drafts').toArray()[0] ?? null
	}

	save({ base, text, updatedAtMs, by }: Draft): void {
		this.#tables.make()
		this.#sql.exec('INSERT OR REPLACE INTO drafts VALUES (1, ?, ?, ?, ?)', base, text, updatedAtMs, by)
	}

	drop(): void {
		if (this.#tables.made) this.#sql.exec('DELETE FROM drafts')
	}
}
