/** The tables of an object, made with its first write: looking at an id nobody has used must leave nothing behind. */
export class Tables {
	readonly #sql: SqlStorage
	readonly #ddl: string
	#made: boolean

	/** The first table of `ddl` stands for all of them. */
	constructor(storage: DurableObjectStorage, { first, ddl }: { first: string; ddl: string }) {
		this.#sql = storage.sql
		this.#ddl = ddl
		this.#made = this.#sql.exec('SELECT 1 FROM sqlite_master WHERE name = ?', first).toArray().length > 0
	}

	get made(): boolean {
		return this.#made
	}

	make(): void {
		if (this.#made) return
		this.#sql.exec(this.#ddl)
		this.#made = true
	}
}
