import type { Command } from '../../core/conversation/command.ts'
import type { Decision } from '../../core/conversation/decision.ts'
import { type ConversationState, isLive, isWaiting, mayBeAway } from '../../core/conversation/state.ts'
import type { ConversationEvent, Standing } from '../../core/protocol/conversation.ts'
import { CLOSE } from '../../core/protocol/version.ts'
import type { AlarmClock } from '../shared/alarm-clock.ts'
import type { Heartbeat } from '../shared/heartbeat.ts'
import type { Journal } from '../shared/journal.ts'
import type { Announcer } from './announcer.ts'
import { type Attendance, type CustomerSeat, partyOf } from './attendance.ts'
import type { Patience } from './patience.ts'
import type { Watermarks } from './watermarks.ts'

/** For customers whose sockets went down with the process, and with them what their inbox allows. */
const GRACE_MS = 20_000

interface House {
	readonly journal: Journal<ConversationState, ConversationEvent>
	readonly attendance: Attendance
	readonly announcer: Announcer
	readonly watermarks: Watermarks
	readonly patience: Patience
	readonly heartbeat: Heartbeat
	readonly alarm: AlarmClock
	dispatch(command: Command): Decision
	/** Asks the line where it stands; null when it is in none. */
	standing(): Promise<Standing | null>
	stand(placement: number, standing: Standing): void
	later(work: Promise<unknown>): void
	arm(): void
}

/** Watches the customer's sockets come and go: whoever waits in an open line has to be here. */
export class Vigil {
	readonly #house: House

	constructor(house: House) {
		this.#house = house
	}

	came(seat: CustomerSeat): void {
		const { patience, alarm, announcer, journal } = this.#house
		patience.stop()
		alarm.expect(Date.now())
		this.#house.dispatch({ type: 'return', atMs: Date.now(), returnMs: seat.returnMs })
		announcer.presence()
		const { state } = journal
		if (!isWaiting(state) || state.queue === null || announcer.standing !== null) return
		this.#house.later(
			this.#house.standing()
				.then((standing) => standing && this.#house.stand(state.placement, standing))
				// The next move of the line tells it.
				.catch(() => undefined),
		)
	}

	depart(socket: WebSocket): void {
		const { attendance, watermarks, announcer, journal } = this.#house
		const seat = attendance.leave(socket)
		if (seat === null) return
		const party = partyOf(seat, journal.state.assignee?.id ?? null)
		if (party) watermarks.keep(party, seat.marks)
		if (seat.kind !== 'customer' || attendance.customerOnline) return
		announcer.presence()
		this.#miss(Date.now(), seat.visitorGraceMs)
		this.#house.arm()
	}

	/** Somebody has signed out, or is to come again with other rights: what they had open closes. */
	signOut(sockets: readonly WebSocket[], again: boolean): void {
		const [code, reason] = again ? [CLOSE.comeAgain, 'come-again'] as const : [CLOSE.signedOut, 'signed-out'] as const
		for (const socket of sockets) {
			this.depart(socket)
			socket.close(code, reason)
		}
	}

	/** A customer whose connection died without a word, or with the process, has gone all the same. */
	look(atMs: number): void {
		const { journal, heartbeat, attendance } = this.#house
		if (!isLive(journal.state)) return
		for (const socket of heartbeat.dead(attendance.customers(), atMs)) {
			this.depart(socket)
			socket.close(1001, 'no heartbeat')
		}
		this.#miss(atMs, GRACE_MS)
	}

	/** Their grace may be over. */
	end(atMs: number): void {
		const { patience } = this.#house
		if (!patience.isOver(atMs)) return
		patience.stop()
		this.#house.dispatch({ type: 'abandon', atMs })
	}

	/** Whoever waits in an open line must be here, unless they have left word. */
	#miss(atMs: number, graceMs: number): void {
		const { journal, attendance, patience } = this.#house
		const { state } = journal
		if (state.status === 'queued' && !mayBeAway(state) && !attendance.customerOnline) patience.start(atMs, graceMs)
	}
}
