import type { Journal } from './journal.ts'
import { logError } from './log.ts'

/**
 * What an object owes to others. A debt stands on the log row it follows from, so it costs no write of its own; it is tried at
 * once, and again by the alarm until it is paid. That it is paid costs no write either: the next row says up to where all is
 * paid, or, if there is none, the alarm does. Should the object die before that, the debt is paid twice, and whoever is paid
 * must not mind.
 */
export type Payment<Body> = (body: Body) => Promise<void>

const RETRY_FIRST_MS = 1_000
const RETRY_LAST_MS = 60_000
/** After so many attempts in one life of the object a debt is parked: kept and reported, no longer tried. */
const ATTEMPTS_MAX = 200

interface Debt<Body> {
	/** The row it follows from. */
	readonly seq: number
	readonly body: Body
	attempts: number
	dueMs: number
}

export class Outbox<Body> {
	readonly #kv: SyncKvStorage
	readonly #journal: Pick<Journal<unknown, unknown>, 'seq' | 'settle' | 'unpaid'>
	readonly #pay: Payment<Body>
	readonly #lane: (body: Body) => string
	readonly #attemptsMax: number
	/** Not yet paid, oldest first. */
	#open: Debt<Body>[]
	/** Lanes being paid just now. */
	readonly #busy = new Map<string, Promise<void>>()

	/** Debts of one lane are paid in order, one at a time, the first before the second is tried; lanes do not wait for each other. */
	constructor(
		storage: DurableObjectStorage,
		{ journal, pay, lane, attemptsMax = ATTEMPTS_MAX }: {
			journal: Pick<Journal<unknown, unknown>, 'seq' | 'settle' | 'unpaid'>
			pay: Payment<Body>
			lane: (body: Body) => string
			/** After so many it is parked. */
			attemptsMax?: number
		},
	) {
		this.#kv = storage.kv
		this.#journal = journal
		this.#pay = pay
		this.#lane = lane
		this.#attemptsMax = attemptsMax
		this.#open = journal.unpaid().flatMap(({ seq, atMs, owed }) => owed.map((body) => debtOf(seq, body as Body, atMs)))
	}

	/** Takes over what the journal's newest row made owed. */
	owe(bodies: readonly Body[], atMs: number): void {
		for (const body of bodies) {
			this.#open.push(debtOf(this.#journal.seq, body, atMs))
			this.#hurry(this.#lane(body), atMs)
		}
	}

	/** Up to which row all is paid. */
	get paid(): number {
		const oldest = this.#open[0]
		return oldest ? oldest.seq - 1 : this.#journal.seq
	}

	/** Writes down what is paid. Costs nothing when the log says so already. */
	strikeOut(): void {
		this.#journal.settle(this.paid)
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

	#first(lane: string): Debt<Body> | undefined {
		return this.#open.find((it) => this.#lane(it.body) === lane)
	}

	/** Something new in a lane is worth trying at once, also what has failed there before. */
	#hurry(lane: string, atMs: number): void {
		const first = this.#first(lane)
		if (first && first.attempts > 0) first.dueMs = Math.min(first.dueMs, atMs)
	}

	/** Pays what has not been tried yet or is due. */
	async drain(nowMs: () => number): Promise<void> {
		await Promise.all([...this.#lanes().keys()].map((lane) => this.#drain(lane, nowMs)))
	}

	async #drain(lane: string, nowMs: () => number): Promise<void> {
		// What failed in a run that ends just now may be due again.
		while (this.#busy.has(lane)) await this.#busy.get(lane)
		if (!this.#next(lane, nowMs())) return
		const run = this.#payLane(lane, nowMs)
		this.#busy.set(lane, run)
		await run
	}

	async #payLane(lane: string, nowMs: () => number): Promise<void> {
		try {
			for (let debt = this.#next(lane, nowMs()); debt; debt = this.#next(lane, nowMs())) await this.#try(debt, nowMs)
		} finally {
			// In the turn that found nothing more: what is owed from here on needs a run of its own.
			this.#busy.delete(lane)
		}
	}

	/** Whether these are in lanes that are being paid just now, and will be come to without being asked for. */
	isPaying(bodies: readonly Body[]): boolean {
		return bodies.every((it) => this.#busy.has(this.#lane(it)))
	}

	#next(lane: string, atMs: number): Debt<Body> | undefined {
		const first = this.#first(lane)
		return first && (first.attempts === 0 || first.dueMs <= atMs) ? first : undefined
	}

	async #try(debt: Debt<Body>, nowMs: () => number): Promise<void> {
		try {
			await this.#pay(debt.body)
			this.#open = this.#open.filter((it) => it !== debt)
		} catch (error) {
			this.#postpone(debt, nowMs(), error)
		}
	}

	#postpone(debt: Debt<Body>, atMs: number, error: unknown): void {
		debt.attempts++
		debt.dueMs = atMs + Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(debt.attempts - 1, 10))
		if (debt.attempts < this.#attemptsMax) return
		this.#open = this.#open.filter((it) => it !== debt)
		this.#kv.put(`parked.${debt.seq}`, [...(this.#kv.get<Body[]>(`parked.${debt.seq}`) ?? []), debt.body])
		logError('parked', { seq: debt.seq, attempts: debt.attempts, error })
	}
}

function debtOf<Body>(seq: number, body: Body, atMs: number): Debt<Body> {
	return { seq, body, attempts: 0, dueMs: atMs + RETRY_FIRST_MS }
}
