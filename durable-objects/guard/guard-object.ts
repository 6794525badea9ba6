import { DurableObject } from 'cloudflare:workers'
import { type Admission, attempt, blankTally, forgottenMs, takeBack, type Tally, type ThrottleRule } from '../../core/access/throttle.ts'
import type { MethodRules } from '../../core/access.ts'
import type { Env } from '../env.ts'

/** One thing that is guessed at: somebody's password, or whatever is tried from one address. Forgets itself when it has been quiet. */
export class GuardObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = { begin: 'objects', takeBack: 'objects', forget: 'objects', spend: 'objects' } as const satisfies MethodRules<
		GuardObject
	>

	/** Counts an attempt before it is made. */
	begin(rule: ThrottleRule): Admission {
		const { tally, retryAfterMs, tripped } = attempt(this.#tally, rule, Date.now())
		if (retryAfterMs === 0) this.#keep(tally, forgottenMs(tally, rule))
		return { retryAfterMs, tripped }
	}

	/** It was no failure. */
	takeBack(rule: ThrottleRule): void {
		this.#keep(takeBack(this.#tally, rule), forgottenMs(this.#tally, rule))
	}

	/** It succeeded: what came before was the same person's. */
	forget(): void {
		this.ctx.storage.kv.delete('tally')
	}

	/** Whether this is the first time. `untilMs`: when it is worth nothing by itself. */
	spend({ what, untilMs }: { what: string; untilMs: number }): boolean {
		const key = `spent ${what}`
		if (this.ctx.storage.kv.get<number>(key) !== undefined) return false
		this.ctx.storage.kv.put(key, untilMs)
		this.#wakeAt(untilMs)
		return true
	}

	override async alarm(): Promise<void> {
		const nowMs = Date.now()
		const kept = [...this.ctx.storage.kv.list<number>({ prefix: 'spent ' })]
		for (const [key, untilMs] of kept) if (untilMs <= nowMs) this.ctx.storage.kv.delete(key)
		const later = kept.map(([, untilMs]) => untilMs).filter((it) => it > nowMs)
		const forgetMs = this.ctx.storage.kv.get<number>('forget-ms') ?? 0
		if (forgetMs > nowMs) later.push(forgetMs)
		if (later.length === 0) return await this.ctx.storage.deleteAll()
		await this.ctx.storage.setAlarm(Math.min(...later))
	}

	get #tally(): Tally {
		return this.ctx.storage.kv.get<Tally>('tally') ?? blankTally
	}

	#keep(tally: Tally, forgetMs: number): void {
		this.ctx.storage.kv.put('tally', tally)
		this.ctx.storage.kv.put('forget-ms', forgetMs)
		this.#wakeAt(forgetMs)
	}

	/** Late is soon enough: the alarm only tidies up, and looks at what is left. */
	#wakeAt(atMs: number): void {
		void this.ctx.storage.getAlarm().then((set) => set === null ? this.ctx.storage.setAlarm(atMs) : undefined)
	}
}
