import type { SeatTaken } from '../../core/access/seat.ts'
import type { StaffRecord, Standing } from '../../core/access/believe.ts'
import type { Tables } from '../shared/tables.ts'

export const STANDING_DDL = `
CREATE TABLE standing (one INTEGER PRIMARY KEY CHECK (one = 1), record TEXT, ended_before_ms INTEGER NOT NULL);
CREATE TABLE suspicions (id TEXT PRIMARY KEY, sure_after_ms INTEGER NOT NULL, alone INTEGER NOT NULL);
CREATE TABLE ended (sign_in TEXT PRIMARY KEY, until_ms INTEGER NOT NULL);
CREATE TABLE spent (what TEXT PRIMARY KEY, until_ms INTEGER NOT NULL);
CREATE TABLE seats (sign_in TEXT NOT NULL, target TEXT NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (sign_in, target)) WITHOUT ROWID;
`

interface Change {
	readonly suspicion: string
	/** What is true now; null: nothing has changed. */
	readonly record: StaffRecord | null
	readonly nowMs: number
}

/** A commit that is not over after so long has failed, or nobody will ever say. */
const COMMIT_MAX_MS = 60_000
/** Clocks differ. */
const CLOCKS_MS = 2_000

/** What a `StaffObject` keeps. All of it is synchronous, so that nothing comes between two writes. */
export class StandingStorage {
	readonly #sql: SqlStorage
	readonly #storage: DurableObjectStorage
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage, tables: Tables) {
		this.#storage = storage
		this.#sql = storage.sql
		this.#tables = tables
	}

	standing(signIn: string): Standing {
		if (!this.#tables.made) return { record: null, suspect: false, ended: false, endedBeforeMs: 0 }
		const row =
			this.#sql.exec<{ record: string | null; before: number }>('SELECT record, ended_before_ms AS before FROM standing').toArray()[0]
		const record = row?.record ? JSON.parse(row.record) as StaffRecord : null
		const [suspect, ended] = [this.#any('SELECT 1 FROM suspicions'), this.#any('SELECT 1 FROM ended WHERE sign_in = ?', signIn)]
		return { record, suspect, ended, endedBeforeMs: row?.before ?? 0 }
	}

	/** Something about the person is about to be changed in Postgres. */
	suspect(id: string, nowMs: number): void {
		this.#write(() => {
			const alone = !this.#any('SELECT 1 FROM suspicions')
			this.#sql.exec('UPDATE suspicions SET alone = 0')
			this.#sql.exec('INSERT INTO suspicions VALUES (?, ?, ?)', id, nowMs + COMMIT_MAX_MS, alone ? 1 : 0)
		})
	}

	/** The change has been made, or has not. Of two that overlapped nobody knows which came last: what is true is read again then. */
	settle({ suspicion, record, nowMs }: Change): void {
		this.#write(() => {
			const row = this.#sql.exec<{ alone: number }>('DELETE FROM suspicions WHERE id = ? RETURNING alone', suspicion).toArray()[0]
			if (row?.alone) return this.#keep(record)
			if (record) this.#sql.exec('INSERT INTO suspicions VALUES (?, ?, 0)', `${suspicion} again`, nowMs + CLOCKS_MS)
		})
	}

	/** What has been read from Postgres, from `readAtMs` on. It ends every suspicion of a change that was over by then. */
	confirm(record: StaffRecord, readAtMs: number): void {
		if (!this.#tables.made) return
		this.#write(() => {
			this.#sql.exec('DELETE FROM suspicions WHERE sure_after_ms < ?', readAtMs)
			if (!this.#any('SELECT 1 FROM suspicions')) this.#keep(record)
		})
	}

	end(signIn: string, untilMs: number): void {
		this.#write(() => this.#sql.exec('INSERT OR REPLACE INTO ended VALUES (?, ?)', signIn, untilMs))
	}

	endBefore(atMs: number): void {
		this.#write(() => {
			const sql = `INSERT INTO standing VALUES (1, NULL, ?1) ON CONFLICT DO UPDATE SET ended_before_ms = max(ended_before_ms, ?1)`
			this.#sql.exec(sql, atMs)
		})
	}

	/** False when it has been spent before. Kept until `untilMs`, when it is worth nothing by itself. */
	spend(what: string, { untilMs, nowMs }: { untilMs: number; nowMs: number }): boolean {
		return this.#write(() => {
			this.#sql.exec('DELETE FROM spent WHERE until_ms <= ?', nowMs)
			return this.#sql.exec('INSERT OR IGNORE INTO spent VALUES (?, ?) RETURNING what', what, untilMs).toArray().length > 0
		})
	}

	takeSeat({ signIn, target, untilMs }: SeatTaken, nowMs: number): void {
		this.#write(() => {
			this.#sql.exec("DELETE FROM seats WHERE until_ms <= ? AND target LIKE 'conversation/%'", nowMs)
			this.#sql.exec('DELETE FROM ended WHERE until_ms <= ?', nowMs)
			this.#sql.exec('INSERT OR REPLACE INTO seats VALUES (?, ?, ?)', signIn, `${target.kind}/${target.id}`, untilMs)
		})
	}

	/** Those of one sign-in, of all (null), or whose time is over; they are forgotten with that. */
	leaveSeats(which: { readonly signIn: string | null } | { readonly overMs: number }): SeatTaken[] {
		if (!this.#tables.made) return []
		const where = 'overMs' in which ? 'until_ms <= ?' : which.signIn === null ? '?1 IS NULL' : 'sign_in = ?'
		const given = 'overMs' in which ? which.overMs : which.signIn
		return this.#sql.exec<SeatRow>(`DELETE FROM seats WHERE ${where} RETURNING sign_in, target, until_ms`, given).toArray().map(seatOf)
	}

	/** When the first console's sign-in is over; null for never. */
	get dueMs(): number | null {
		if (!this.#tables.made) return null
		const due = this.#sql.exec<{ due: number | null }>("SELECT min(until_ms) AS due FROM seats WHERE target LIKE 'console/%'")
		return due.one().due
	}

	#keep(record: StaffRecord | null): void {
		if (!record) return
		const sql = 'INSERT INTO standing VALUES (1, ?1, 0) ON CONFLICT DO UPDATE SET record = ?1'
		this.#sql.exec(sql, JSON.stringify(record))
	}

	#any(sql: string, ...given: string[]): boolean {
		return this.#sql.exec(`${sql} LIMIT 1`, ...given).toArray().length > 0
	}

	#write<Value>(write: () => Value): Value {
		this.#tables.make()
		return this.#storage.transactionSync(write)
	}
}

interface SeatRow extends Record<string, SqlStorageValue> {
	readonly sign_in: string
	readonly target: string
	readonly until_ms: number
}

function seatOf({ sign_in, target, until_ms }: SeatRow): SeatTaken {
	const [kind = '', id = ''] = target.split('/')
	return { signIn: sign_in, target: { kind: kind === 'console' ? kind : 'conversation', id }, untilMs: until_ms }
}
