/** Beyond so many the oldest is forgotten: who is blocked must not fill the disk. */
const KEPT_MAX = 1_000
/** Longer than any provider delivers again: Meta does for a week. */
const KEPT_MS = 8 * 86_400_000

/** What came while its sender was blocked: it stays dropped when it is delivered again after that. */
export class Dropped {
	readonly #sql: SqlStorage

	constructor({ sql }: DurableObjectStorage) {
		this.#sql = sql
	}

	add(id: string, atMs: number): void {
		this.#make()
		this.#sql.exec('INSERT OR IGNORE INTO dropped VALUES (?, ?)', id, atMs)
		this.#sql.exec(
			'DELETE FROM dropped WHERE at_ms < ? OR rowid NOT IN (SELECT rowid FROM dropped ORDER BY rowid DESC LIMIT ?)',
			atMs - KEPT_MS,
			KEPT_MAX,
		)
	}

	has(id: string): boolean {
		this.#make()
		return this.#sql.exec('SELECT 1 FROM dropped WHERE id = ?', id).toArray().length > 0
	}

	/** Asked for only where somebody has been blocked, which hardly anybody is. */
	#make(): void {
		this.#sql.exec('CREATE TABLE IF NOT EXISTS dropped (id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL)')
	}
}
