import { applyChange } from '../../core/routing/apply-change.ts'
import type { Item } from '../../core/routing/item.ts'
import { emptyLine, type Known, type Line, type LineChange, type Pace } from '../../core/routing/line.ts'
import type { QueueLogRow, QueuePolicy } from '../../core/routing/queue-command.ts'
import { ItemReader, type ItemRow, itemRowOf } from './item-body.ts'
import type { QueueLog } from './queue-log.ts'

type Stored = Exclude<LineChange, { type: 'foresee' }>

const TABLES = `
CREATE TABLE IF NOT EXISTS stays (conversation TEXT PRIMARY KEY, facts TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS candidates (agent TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS policies (version INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS paces (lane TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
`
const KEY_OF = { candidates: 'agent', policies: 'version', paces: 'lane' } as const
type Table = keyof typeof KEY_OF

/** The waiting line in the object's SQLite: a row per item, per candidate, per version of the policy in use, per lane. */
export class LineStorage {
	readonly #storage: DurableObjectStorage
	readonly #log: QueueLog
	readonly line: Line = emptyLine()
	/** Decided, and not yet worth a transaction of its own: it goes with the next one. */
	#changes: Stored[] = []
	#rows: QueueLogRow[] = []

	constructor(storage: DurableObjectStorage, log: QueueLog) {
		this.#storage = storage
		this.#log = log
		storage.sql.exec(TABLES)
		this.#load()
	}

	get nextSeq(): number {
		return this.#log.nextSeq + this.#rows.length
	}

	/** To be stored with whatever comes next: what would be found out again, were it lost. */
	later(changes: readonly LineChange[], row: QueueLogRow): void {
		for (const change of changes) if (change.type !== 'foresee') this.#changes.push(change)
		this.#rows.push(row)
	}

	/** On disk in one transaction, the last word on each thing only: an item that came and was offered at once is one write. */
	save(changes: readonly LineChange[], row: QueueLogRow): void {
		this.later(changes, row)
		const last = new Map<string, Stored>()
		for (const it of this.#changes) last.set(keyOf(it), it)
		this.#storage.transactionSync(() => {
			for (const it of last.values()) this.#write(it)
			this.#log.append(this.#rows)
		})
		this.#changes = []
		this.#rows = []
	}

	#write(change: Stored): void {
		switch (change.type) {
			case 'put':
				return this.#putItem(change.item)
			case 'drop':
				return void this.#storage.sql.exec('DELETE FROM stays WHERE conversation = ?', change.conversation)
			case 'candidate':
				return this.#put('candidates', change.candidate.agent, change.candidate)
			case 'pace':
				return this.#put('paces', change.lane, change.pace)
			case 'policy':
				return this.#put('policies', change.policy.version, change.policy)
			case 'forget':
				return void this.#storage.sql.exec('DELETE FROM policies WHERE version = ?', change.version)
		}
	}

	#put(table: Table, key: string | number, body: Known | Pace | QueuePolicy): void {
		this.#storage.sql.exec(`INSERT OR REPLACE INTO ${table} (${KEY_OF[table]}, body) VALUES (?, ?)`, key, JSON.stringify(body))
	}

	#putItem(item: Item): void {
		const { facts, body } = itemRowOf(item)
		this.#storage.sql.exec('INSERT OR REPLACE INTO stays (conversation, facts, body) VALUES (?, ?, ?)', item.conversation, facts, body)
	}

	#load(): void {
		for (const it of this.#log.departures()) applyChange(this.line, { type: 'drop', ...it })
		for (const policy of this.#all<QueuePolicy>('policies')) applyChange(this.line, { type: 'policy', policy })
		// A line that has never had a policy was kept by an earlier version: its conversations put themselves in line again.
		if (this.line.current === null) return this.#clear()
		this.#loadItems()
		for (const candidate of this.#all<Known>('candidates')) applyChange(this.line, { type: 'candidate', candidate })
		const paces = this.#storage.sql.exec<{ lane: string; body: string }>('SELECT lane, body FROM paces')
		for (const { lane, body } of paces) applyChange(this.line, { type: 'pace', lane, pace: JSON.parse(body) as Pace })
	}

	#loadItems(): void {
		const reader = new ItemReader()
		const rows = this.#storage.sql.exec<ItemRow & Record<string, string>>('SELECT facts, body FROM stays')
		for (const row of rows) applyChange(this.line, { type: 'put', item: reader.read(row) })
	}

	#clear(): void {
		this.#storage.sql.exec('DELETE FROM candidates')
	}

	#all<Body>(table: Table): Body[] {
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
		case 'policy':
			return `policy ${change.policy.version}`
		case 'forget':
			return `policy ${change.version}`
		case 'pace':
			return `pace ${change.lane}`
	}
}
