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
	/** Rows to keep once they are in a snapshot; all when absent. */
	readonly keep?: number
}

interface Snapshot<State> {
	readonly seq: number
	readonly state: State
}

const SNAPSHOT_EVERY = 256
const SNAPSHOT_KEY = 'snapshot'

// The unique key is what makes a client's repeated send a no-op for ever.
export const JOURNAL_DDL = `
CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, event TEXT NOT NULL, client_key TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS log_client_key ON log (client_key) WHERE client_key IS NOT NULL;
`

export class Journal<State, Event> {
	readonly #storage: DurableObjectStorage
	readonly #fold: Fold<State, Event>
	#state: State
	#seq = 0
	#snapshotSeq = 0
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

	/**
	 * Appends in order. `clientKey` belongs to the event at `keyAt`; when the log already has it nothing is written and the answer
	 * is null. Call inside `transactionSync` when more is written beside it. A key that is not the
	 * first event's must be new.
	 */
	append(
		events: readonly Event[],
		{ atMs, clientKey = null, keyAt = 0 }: { atMs: number; clientKey?: string | null; keyAt?: number },
	): Appended<Event>[] | null {
		this.#tables.make()
		const appended: Appended<Event>[] = []
		for (const event of events) {
			const json = JSON.stringify(event)
			const seq = this.#seq + appended.length + 1
			const key = appended.length === keyAt ? clientKey : null
			const cursor = this.#storage.sql.exec(
				'INSERT INTO log (seq, at_ms, event, client_key) VALUES (?, ?, ?, ?) ON CONFLICT (client_key) WHERE client_key IS NOT NULL DO NOTHING',
				seq,
				atMs,
				json,
				key,
			)
			if (key !== null && cursor.rowsWritten === 0) return null
			appended.push({ seq, atMs, event, json })
		}
		this.#advance(appended)
		return appended
	}

	/** The row a client's id made; null if none. */
	byClientKey(clientKey: string): Appended<Event> | null {
		return this.#tables.made ? this.#read('WHERE client_key = ?', clientKey)[0] ?? null : null
	}

	/** Rows after `seq`, oldest first. */
	after(seq: number, limit: number): Appended<Event>[] {
		return this.#tables.made ? this.#read('WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit) : []
	}

	#advance(appended: readonly Appended<Event>[]): void {
		for (const entry of appended) this.#state = this.#fold.evolve(this.#state, entry)
		this.#seq += appended.length
		if (this.#seq - this.#snapshotSeq >= SNAPSHOT_EVERY) this.#snapshot()
	}

	#snapshot(): void {
		this.#storage.kv.put(SNAPSHOT_KEY, { seq: this.#seq, state: this.#state } satisfies Snapshot<State>)
		this.#snapshotSeq = this.#seq
		if (this.#fold.keep !== undefined) this.#storage.sql.exec('DELETE FROM log WHERE seq <= ?', this.#seq - this.#fold.keep)
	}

	#load(): void {
		const snapshot = this.#storage.kv.get<Snapshot<State>>(SNAPSHOT_KEY)
		if (snapshot) [this.#state, this.#seq, this.#snapshotSeq] = [snapshot.state, snapshot.seq, snapshot.seq]
		for (const entry of this.#read('WHERE seq > ? ORDER BY seq', this.#seq)) {
			this.#state = this.#fold.evolve(this.#state, entry)
			this.#seq = entry.seq
		}
	}

	#read(where: string, ...bindings: (string | number)[]): Appended<Event>[] {
		const rows = this.#storage.sql.exec<{ seq: number; at_ms: number; event: string }>(
			`SELECT seq, at_ms, event FROM log ${where}`,
			...bindings,
		)
		return rows.toArray().map(({ seq, at_ms, event }) => ({ seq, atMs: at_ms, event: JSON.parse(event) as Event, json: event }))
	}
}
