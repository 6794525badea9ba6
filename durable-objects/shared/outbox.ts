import type { Tables } from './tables.ts'

/**
 * What an object owes to others. A debt is written in the same transaction as the state it follows from, tried at once, and
 * tried again by the alarm until it is paid. A paid debt is not worth a write of its own: it is struck out with the next
 * transaction. Should the object die before that, the debt is paid twice, and whoever is paid must not mind.
 */
export type Payment<Body> = (body: Body) => Promise<void>

const RETRY_FIRST_MS = 1_000
const RETRY_LAST_MS = 60_000
/** After so many attempts a debt is parked: kept, reported, no longer tried. */
const ATTEMPTS_MAX = 200

interface Debt<Body> {
	readonly id: number
	readonly body: Body
	attempts: number
	dueMs: number
}

export const OUTBOX_DDL =
	'CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due_ms INTEGER NOT NULL, parked INTEGER NOT NULL DEFAULT 0);'

export class Outbox<Body> {
	readonly #sql: SqlStorage
	readonly #pay: Payment<Body>
	readonly #lane: (body: Body) => string
	/** Not yet paid, oldest first. */
	#open: Debt<Body>[] = []
	/** Paid, but still written down. */
	#paid: number[] = []
	#lastId = 0
	readonly #tables: Tables
	/** Lanes being paid just now. */
	readonly #busy = new Map<string, Promise<void>>()

	/** Debts of one lane are paid in order, one at a time, the first before the second is tried; lanes do not wait for each other. */
	constructor(storage: DurableObjectStorage, { tables, pay, lane }: { tables: Tables; pay: Payment<Body>; lane: (body: Body) => string }) {
		this.#sql = storage.sql
		this.#pay = pay
		this.#lane = lane
		this.#tables = tables
		if (tables.made) this.#load()
	}

	/** Writes debts down; call in the transaction of the state they follow from. */
	owe(bodies: readonly Body[], atMs: number): void {
		this.strikeOut()
		if (bodies.length === 0) return
		this.#tables.make()
		const dueMs = atMs + RETRY_FIRST_MS
		for (const body of bodies) {
			const id = ++this.#lastId
			this.#sql.exec('INSERT INTO outbox (id, body, due_ms) VALUES (?, ?, ?)', id, JSON.stringify(body), dueMs)
			this.#open.push({ id, body, attempts: 0, dueMs })
			this.#hurry(this.#lane(body), atMs)
		}
	}

	/** Removes what has been paid. Costs nothing when nothing has. */
	strikeOut(): void {
		for (const id of this.#paid) this.#sql.exec('DELETE FROM outbox WHERE id = ?', id)
		this.#paid = []
	}

	/** When the next debt is due again; null when nothing is owed. */
	get dueMs(): number | null {
		const lanes = this.#lanes()
		return lanes.size === 0 ? null : Math.min(...[...lanes.values()].map((it) => it.dueMs))
	}

	/** The first debt of each lane: nothing behind it is tried before it is paid. */
	#lanes(): Map<string, Debt<Body>> {
		const lanes = new Map<string, Debt<Body>>()
		for (const debt of this.#open) if (!lanes.has(this.#lane(debt.body))) lanes.set(this.#lane(debt.body), debt)
		return lanes
	}

	/** Something new in a lane is worth trying at once, also what has failed there before. */
	#hurry(lane: string, atMs: number): void {
		const first = this.#lanes().get(lane)
		if (first && first.attempts > 0) first.dueMs = Math.min(first.dueMs, atMs)
	}

	/** Pays what has not been tried yet or is due. */
	async drain(nowMs: () => number): Promise<void> {
		await Promise.all([...this.#lanes().keys()].map((lane) => this.#drain(lane, nowMs)))
	}

	async #drain(lane: string, nowMs: () => number): Promise<void> {
		// A run that is just ending may have missed what was owed a moment ago: wait for it and look again.
		while (this.#busy.has(lane)) await this.#busy.get(lane)
		if (!this.#next(lane, nowMs())) return
		const run = this.#payLane(lane, nowMs).finally(() => this.#busy.delete(lane))
		this.#busy.set(lane, run)
		await run
	}

	async #payLane(lane: string, nowMs: () => number): Promise<void> {
		for (let debt = this.#next(lane, nowMs()); debt; debt = this.#next(lane, nowMs())) await this.#try(debt, nowMs)
	}

	#next(lane: string, atMs: number): Debt<Body> | undefined {
		const first = this.#lanes().get(lane)
		return first && (first.attempts === 0 || first.dueMs <= atMs) ? first : undefined
	}

	async #try(debt: Debt<Body>, nowMs: () => number): Promise<void> {
		try {
			await this.#pay(debt.body)
			this.#open = this.#open.filter((it) => it !== debt)
			this.#paid.push(debt.id)
		} catch (error) {
			this.#postpone(debt, nowMs(), error)
		}
	}

	#postpone(debt: Debt<Body>, atMs: number, error: unknown): void {
		debt.attempts++
		debt.dueMs = atMs + Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(debt.attempts - 1, 10))
		const parked = debt.attempts >= ATTEMPTS_MAX
		this.#sql.exec(
			'UPDATE outbox SET attempts = ?, due_ms = ?, parked = ? WHERE id = ?',
			debt.attempts,
			debt.dueMs,
			parked ? 1 : 0,
			debt.id,
		)
		if (!parked) return
		this.#open = this.#open.filter((it) => it !== debt)
		console.error('parked after', debt.attempts, 'attempts:', JSON.stringify(debt.body), error)
	}

	#load(): void {
		const rows = this.#sql.exec<{ id: number; body: string; attempts: number; due_ms: number; parked: number }>(
			'SELECT * FROM outbox ORDER BY id',
		).toArray()
		this.#lastId = rows.at(-1)?.id ?? 0
		this.#open = rows.flatMap(({ id, body, attempts, due_ms, parked }) =>
			parked ? [] : [{ id, body: JSON.parse(body) as Body, attempts, dueMs: due_ms }]
		)
	}
}
