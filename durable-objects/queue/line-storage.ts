import { applyChange, emptyLine, type Item, type Line, type LineChange, type Pace } from '../../core/routing/line.ts'
import type { Candidate } from '../../core/routing/offer.ts'

type Stored = Exclude<LineChange, { type: 'foresee' }>

const TABLES = `
CREATE TABLE IF NOT EXISTS items (conversation TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS candidates (agent TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
`

/** The waiting line in the object's SQLite: a row per item, a row per candidate. */
export class LineStorage {
	readonly #storage: DurableObjectStorage
	readonly #versions = new Map<string, number>()
	readonly line: Line = emptyLine()

	constructor(storage: DurableObjectStorage) {
		this.#storage = storage
		storage.sql.exec(TABLES)
		for (const item of this.#bodies<Item>('items')) applyChange(this.line, { type: 'put', item })
		for (const candidate of this.#bodies<Candidate>('candidates')) applyChange(this.line, { type: 'candidate', candidate })
		const pace = storage.kv.get<Pace>('pace')
		if (pace) applyChange(this.line, { type: 'pace', pace })
	}

	/** In memory only; `save` follows in the same turn. */
	apply(change: LineChange): void {
		applyChange(this.line, change)
	}

	/** On disk in one transaction, the last word on each item only: an item that came and was offered at once is one write. */
	save(changes: readonly LineChange[]): void {
		const last = new Map<string, Stored>()
		for (const change of changes) if (change.type !== 'foresee') last.set(keyOf(change), change)
		const writes = [...last.values()].filter((it) => this.#isNews(it))
		if (writes.length > 1) this.#storage.transactionSync(() => writes.forEach((it) => this.#write(it)))
		else writes.forEach((it) => this.#write(it))
	}

	/** The same word of an agent is written once. */
	#isNews(change: Stored): boolean {
		if (change.type !== 'candidate') return true
		const { agent, version } = change.candidate
		const news = version > (this.#versions.get(agent) ?? -1)
		this.#versions.set(agent, version)
		return news
	}

	#write(change: Stored): void {
		const { sql, kv } = this.#storage
		switch (change.type) {
			case 'put':
				sql.exec('INSERT OR REPLACE INTO items (conversation, body) VALUES (?, ?)', change.item.conversation, JSON.stringify(change.item))
				return
			case 'drop':
				sql.exec('DELETE FROM items WHERE conversation = ?', change.conversation)
				return
			case 'candidate':
				sql.exec('INSERT OR REPLACE INTO candidates (agent, body) VALUES (?, ?)', change.candidate.agent, JSON.stringify(change.candidate))
				return
			case 'pace':
				kv.put('pace', change.pace)
		}
	}

	#bodies<Body>(table: 'items' | 'candidates'): Body[] {
		return this.#storage.sql.exec<{ body: string }>(`SELECT body FROM ${table}`).toArray().map((it) => JSON.parse(it.body) as Body)
	}
}

function keyOf(change: Stored): string {
	switch (change.type) {
		case 'put':
			return `item ${change.item.conversation}`
		case 'drop':
			return `item ${change.conversation}`
		case 'candidate':
			return `candidate ${change.candidate.agent}`
		case 'pace':
			return 'pace'
	}
}
