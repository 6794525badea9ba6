import type { Tables } from './tables.ts'

/**
 * An append-only log in an object's SQLite, and the state folded from it. A message costs one INSERT: the state is not
 * written beside it but folded again on the next wake from a snapshot and at most `SNAPSHOT_EVERY` rows.
 */
export interface Entry<Event> {
	readonly seq: number
	readonly atMs: number
	readonly event: Event
}

export interface Appended<Event> extends Entry<Event> {
	/** The event as it was stored, so that nobody has to serialise it twice. */
	readonly json: string
}

export interface Fold<State, Event> {
	readonly blank: State
	readonly evolve: (state: State, entry: Entry<Event>) => State
	/** Brings a snapshot up to date that an earlier version has written. */
	readonly upgrade?: (state: State) => State
	/** Rows to keep once they are in a snapshot; all when absent. */
	readonly keep?: number
}

interface Snapshot<State> {
	readonly seq: number
	readonly state: State
}

const SNAPSHOT_EVERY = 256
const SNAPSHOT_KEY = 'snapshot'

/**
 * One statement, since every statement of a new object's first write counts. What a row makes owed to other objects stands on the
 * row itself (`owed`, a JSON list), and every row says up to where debts had been paid when it was written (`paid`): see outbox.ts.
 */
export const JOURNAL_DDL =
	'CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, event TEXT NOT NULL, client_key TEXT, owed TEXT, paid INTEGER NOT NULL)'

const INSERT = 'INSERT INTO log (seq, at_ms, event, client_key, owed, paid) VALUES (?, ?, ?, ?, ?, ?)'

// Keys of rows that are in a snapshot. Those of newer rows are in memory: an index on the log would cost every message a sixth more.
const KEYS_DDL = 'CREATE TABLE IF NOT EXISTS keys (client_key TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID'
const KEEP_KEYS = 'INSERT OR IGNORE INTO keys SELECT client_key, seq FROM log WHERE seq > ? AND client_key IS NOT NULL'

/** What goes into the log beside the events. */
export interface Writing {
	readonly atMs: number
	/** Makes a client's repeated send a no-op, for ever; belongs to the event at `keyAt`. */
	readonly clientKey?: string | null
	readonly keyAt?: number
	/** What the last event makes owed. */
	readonly owed?: readonly unknown[]
	/** Up to which row all debts are paid. */
	readonly paid?: number
}

/** What a row makes owed. */
export interface Owed {
	readonly seq: number
	readonly atMs: number
	readonly owed: readonly unknown[]
}

export class Journal<State, Event> {
	readonly #storage: DurableObjectStorage
	readonly #fold: Fold<State, Event>
	#state: State
	#seq = 0
	#snapshotSeq = 0
	/** Up to which row debts are written down as paid. */
	#paid = 0
	/** The newest row that made something owed, of those that are not written down as paid. */
	#owedAt = 0
	/** Rows by their client's key, of those that are in no snapshot yet. */
	readonly #keys = new Map<string, number>()
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage, { tables, fold }: { tables: Tables; fold: Fold<State, Event> }) {
		this.#storage = storage
		this.#tables = tables
		this.#fold = fold
		this.#state = fold.blank
		if (tables.made) this.#load()
	}

	get state(): State {
		return this.#state
	}

	/** Newest row; 0 for an empty log. */
	get seq(): number {
		return this.#seq
	}

	/** Appends in order. When the log already has the client's key nothing is written, and the answer is null. */
	append(events: readonly Event[], writing: Writing): Appended<Event>[] | null {
		if (writing.clientKey && this.#seqOf(writing.clientKey) !== null) return null
		this.#tables.make()
		const insert = () => this.#insert(events, writing)
		const appended = events.length === 1 ? insert() : this.#storage.transactionSync(insert)
		this.#advance(appended, writing)
		return appended
	}

	#insert(events: readonly Event[], { atMs, clientKey = null, keyAt = 0, owed = [], paid = 0 }: Writing): Appended<Event>[] {
		const appended: Appended<Event>[] = []
		for (const [i, event] of events.entries()) {
			const json = JSON.stringify(event)
			const seq = this.#seq + i + 1
			const key = i === keyAt ? clientKey : null
			const debts = i === events.length - 1 && owed.length > 0 ? JSON.stringify(owed) : null
			this.#storage.sql.exec(INSERT, seq, atMs, json, key, debts, paid)
			appended.push({ seq, atMs, event, json })
		}
		return appended
	}

	/** Rows after `seq` in pages, oldest first. */
	*pages(seq: number, size: number): Iterable<Appended<Event>[]> {
		for (let page = this.after(seq, size); page.length > 0; page = this.after(page.at(-1)?.seq ?? 0, size)) yield page
	}

	/** The state these events would lead to. */
	foresee(events: readonly Event[], atMs: number): State {
		return events.reduce((state, event, i) => this.#fold.evolve(state, { seq: this.#seq + i + 1, atMs, event }), this.#state)
	}

	/** Debts of rows that were not paid when the newest row was written, oldest first. */
	unpaid(): Owed[] {
		if (!this.#tables.made) return []
		const rows = this.#storage.sql.exec<{ seq: number; at_ms: number; owed: string }>(
			'SELECT seq, at_ms, owed FROM log WHERE seq > ? AND owed IS NOT NULL ORDER BY seq',
			this.#paid,
		)
		const unpaid = rows.toArray().map(({ seq, at_ms, owed }) => ({ seq, atMs: at_ms, owed: JSON.parse(owed) as unknown[] }))
		this.#owedAt = Math.max(this.#owedAt, unpaid.at(-1)?.seq ?? 0)
		return unpaid
	}

	/** Writes down that all debts up to a row are paid, unless the newest row says so, or there were none. */
	settle(paid: number): void {
		if (paid <= this.#paid || this.#owedAt <= this.#paid) return
		this.#storage.sql.exec('UPDATE log SET paid = ? WHERE seq = ?', paid, this.#seq)
		this.#paid = paid
	}

	/** The row a client's id made; null if none. */
	byClientKey(clientKey: string): Appended<Event> | null {
		const seq = this.#seqOf(clientKey)
		return seq === null ? null : this.#read('WHERE seq = ?', seq)[0] ?? null
	}

	/** The row of a type and an id, as both stand in its event; null if none. Reads the log: for what is rare. */
	find(type: string, id: string): Appended<Event> | null {
		if (!this.#tables.made) return null
		const query = "SELECT seq FROM log WHERE json_extract(event, '$.id') = ? AND json_extract(event, '$.type') = ? LIMIT 1"
		const seq = this.#storage.sql.exec<{ seq: number }>(query, id, type).toArray()[0]?.seq
		return seq === undefined ? null : this.#read('WHERE seq = ?', seq)[0] ?? null
	}

	/** Rows after `seq`, oldest first. */
	after(seq: number, limit: number): Appended<Event>[] {
		return this.#tables.made ? this.#read('WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit) : []
	}

	#seqOf(clientKey: string): number | null {
		const recent = this.#keys.get(clientKey)
		if (recent !== undefined || this.#snapshotSeq === 0) return recent ?? null
		return this.#storage.sql.exec<{ seq: number }>('SELECT seq FROM keys WHERE client_key = ?', clientKey).toArray()[0]?.seq ?? null
	}

	#advance(appended: readonly Appended<Event>[], { paid = 0, clientKey, keyAt = 0, owed = [] }: Writing): void {
		if (owed.length > 0) this.#owedAt = this.#seq + appended.length
		if (clientKey) this.#keys.set(clientKey, this.#seq + keyAt + 1)
		this.#paid = Math.max(this.#paid, paid)
		for (const entry of appended) this.#state = this.#fold.evolve(this.#state, entry)
		this.#seq += appended.length
		if (this.#seq - this.#snapshotSeq >= SNAPSHOT_EVERY) this.#snapshot()
	}

	#snapshot(): void {
		this.#storage.kv.put(SNAPSHOT_KEY, { seq: this.#seq, state: this.#state } satisfies Snapshot<State>)
		this.#storage.sql.exec(KEYS_DDL)
		this.#storage.sql.exec(KEEP_KEYS, this.#snapshotSeq)
		this.#keys.clear()
		this.#snapshotSeq = this.#seq
		if (this.#fold.keep !== undefined) {
			this.#storage.sql.exec('DELETE FROM log WHERE seq <= ?', Math.min(this.#paid, this.#seq - this.#fold.keep))
		}
	}

	#load(): void {
		const snapshot = this.#storage.kv.get<Snapshot<State>>(SNAPSHOT_KEY)
		if (snapshot) [this.#state, this.#seq, this.#snapshotSeq] = [this.#upgraded(snapshot.state), snapshot.seq, snapshot.seq]
		for (const entry of this.#read('WHERE seq > ? ORDER BY seq', this.#seq)) {
			this.#state = this.#fold.evolve(this.#state, entry)
			this.#seq = entry.seq
			if (entry.key !== null) this.#keys.set(entry.key, entry.seq)
		}
		this.#paid = this.#storage.sql.exec<{ paid: number }>('SELECT paid FROM log ORDER BY seq DESC LIMIT 1').toArray()[0]?.paid ?? 0
	}

	#upgraded(state: State): State {
		return this.#fold.upgrade ? this.#fold.upgrade(state) : state
	}

	#read(where: string, ...bindings: number[]): (Appended<Event> & { readonly key: string | null })[] {
		const rows = this.#storage.sql.exec<{ seq: number; at_ms: number; event: string; client_key: string | null }>(
			`SELECT seq, at_ms, event, client_key FROM log ${where}`,
			...bindings,
		)
		return rows.toArray().map(({ seq, at_ms, event, client_key }) => ({
			seq,
			atMs: at_ms,
			event: JSON.parse(event) as Event,
			json: event,
			key: client_key,
		}))
	}
}
