/**
 * Which fields the staff's sockets here show as dots. The object does not read the configuration: whoever comes in or brings
 * news says which they are. Kept, for sockets outlast the object.
 */
const KEY = 'veil'

export class Veil {
	readonly #kv: SyncKvStorage
	#fields: readonly string[] | null = null

	constructor(kv: SyncKvStorage) {
		this.#kv = kv
	}

	/** Ids of protected fields, as they were said last. */
	get fields(): readonly string[] {
		this.#fields ??= this.#kv.get<string[]>(KEY) ?? []
		return this.#fields
	}

	/** Written down only when they are others than before. */
	hide(fields: readonly string[]): void {
		if (JSON.stringify(fields) === JSON.stringify(this.fields)) return
		this.#fields = fields
		this.#kv.put(KEY, fields)
	}
}
