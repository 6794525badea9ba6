import type { SeatTaken, SignIn } from '../../core/access/seat.ts'
import { DurableObject } from 'cloudflare:workers'
import type { StaffRecord, Standing } from '../../core/access/believe.ts'
import type { MethodRules } from '../../core/access.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Env } from '../env.ts'
import { AlarmClock } from '../shared/alarm-clock.ts'
import { stubOf } from '../shared/stubs.ts'
import { Tables } from '../shared/tables.ts'
import { STANDING_DDL, StandingStorage } from './standing-storage.ts'

/**
 * One member of staff, beside what Postgres says of them: what has changed since they signed in, which sign-ins have been ended,
 * which codes and tickets have been used, which sockets are open. So a signed cookie is as good as a look into Postgres.
 */
export class StaffObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		standing: 'objects',
		suspect: 'objects',
		settle: 'objects',
		confirm: 'objects',
		end: 'objects',
		endAll: 'objects',
		spend: 'objects',
		enter: 'objects',
	} as const satisfies MethodRules<StaffObject>

	readonly #workspace: WorkspaceId
	readonly #kept: StandingStorage
	readonly #alarm: AlarmClock

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		this.#workspace = (ctx.id.name ?? '').split('/')[0] as WorkspaceId
		this.#kept = new StandingStorage(ctx.storage, new Tables(ctx.storage, { first: 'standing', ddl: STANDING_DDL }))
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#expire()))
	}

	/** How they stand with this sign-in. */
	standing(signIn: string): Standing {
		return this.#kept.standing(signIn)
	}

	// What changes about them.

	/** To be called before Postgres is told: from now on only Postgres is believed. Answers the suspicion's id. */
	suspect(): string {
		const id = crypto.randomUUID()
		this.#kept.suspect(id, Date.now())
		return id
	}

	/** To be called with what is in Postgres now; null when nothing has been changed there. What is open comes again if it matters. */
	async settle({ suspicion, record }: { suspicion: string; record: StaffRecord | null }): Promise<void> {
		const before = this.#kept.standing('').record
		this.#kept.settle({ suspicion, record, nowMs: Date.now() })
		if (!record || !mattersToSockets(before, record)) return
		await this.#close(this.#kept.leaveSeats({ signIn: null }), record.active)
	}

	/** What somebody who had to ask Postgres has read there, from `readAtMs` on. */
	confirm({ record, readAtMs }: { record: StaffRecord; readAtMs: number }): void {
		this.#kept.confirm(record, readAtMs)
	}

	// Sign-ins.

	/** These are over: nobody believes their cookies any more, and what was opened with them closes. `again`: by another it may be opened again. */
	async end(signIns: readonly SignIn[], again = false): Promise<void> {
		for (const { signIn, untilMs } of signIns) this.#kept.end(signIn, untilMs)
		await this.#close(signIns.flatMap(({ signIn }) => this.#kept.leaveSeats({ signIn })), again)
	}

	/** All up to now are over. */
	async endAll(): Promise<void> {
		this.#kept.endBefore(Date.now())
		await this.#close(this.#kept.leaveSeats({ signIn: null }))
	}

	/** Whether this is the first time: a code, a ticket. `untilMs`: when it is worth nothing by itself. */
	spend({ what, untilMs }: { what: string; untilMs: number }): boolean {
		return this.#kept.spend(what, { untilMs, nowMs: Date.now() })
	}

	/** A socket is about to be opened. False when its sign-in has ended meanwhile. */
	enter(seat: SeatTaken): boolean {
		if (this.#kept.standing(seat.signIn).ended) return false
		this.#kept.takeSeat(seat, Date.now())
		this.#alarm.ringBy(this.#kept.dueMs)
		return true
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#expire()
	}

	/** A sign-in's time is over: so is its console's. */
	async #expire(): Promise<void> {
		await this.#close(this.#kept.leaveSeats({ overMs: Date.now() }))
		this.#alarm.ringBy(this.#kept.dueMs)
	}

	async #close(seats: readonly SeatTaken[], again = false): Promise<void> {
		await Promise.allSettled(
			seats.map(({ signIn, target: { kind, id } }) =>
				kind === 'console'
					? stubOf(this.env.AGENT, this.#workspace, id).signOut(signIn, again)
					: stubOf(this.env.CONVERSATION, this.#workspace, id).signOut(signIn, again)
			),
		)
	}
}

/** What they were before nobody has told: then it may matter. */
function mattersToSockets(before: StaffRecord | null, { role, agent, teams, active }: StaffRecord): boolean {
	if (!before) return true
	return before.role !== role || before.agent !== agent || before.active !== active || before.teams.join(' ') !== teams.join(' ')
}
