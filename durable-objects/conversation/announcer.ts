import { reaches } from '../../core/access/reach.ts'
import { viewOf } from '../../core/conversation/present.ts'
import { type ConversationState, isWaiting } from '../../core/conversation/state.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { ConversationEvent, ConversationView, Party, Standing } from '../../core/protocol/conversation.ts'
import { CLOSE, PROTOCOL_VERSION } from '../../core/protocol/version.ts'
import type { Appended, Journal } from '../shared/journal.ts'
import { trySend } from '../shared/try-send.ts'
import { type Attendance, partyOf, type Seat } from './attendance.ts'
import { eventsFrame, eventsFrames } from './entrance.ts'
import type { Veil } from './veil.ts'
import type { Watermarks } from './watermarks.ts'

/** Rows a resume sends in one frame. */
const RESUME_ROWS = 200

/** Tells those who are here. */
export class Announcer {
	readonly #id: ConversationId
	readonly #journal: Journal<ConversationState, ConversationEvent>
	readonly #attendance: Attendance
	readonly #watermarks: Watermarks
	readonly #veil: Veil
	#standing: Standing | null = null

	constructor(
		id: ConversationId,
		{ journal, attendance, watermarks, veil }: {
			journal: Journal<ConversationState, ConversationEvent>
			attendance: Attendance
			watermarks: Watermarks
			veil: Veil
		},
	) {
		this.#id = id
		this.#journal = journal
		this.#attendance = attendance
		this.#watermarks = watermarks
		this.#veil = veil
	}

	/** Place in line as it was told last; null when it has not been. */
	get standing(): Standing | null {
		return this.#standing
	}

	publish(rows: readonly Appended<ConversationEvent>[]): void {
		const { state } = this.#journal
		if (!isWaiting(state)) this.#standing = null
		if (this.#attendance.isEmpty) return
		const [staff, customer] = eventsFrames(rows, this.#veil.fields)
		this.#attendance.tell('staff', staff)
		if (customer) this.#attendance.tell('customer', customer)
		if (rows.some(({ event }) => event.type === 'queued' || event.type === 'assigned')) this.#partWithStrangers()
	}

	/** Who no longer reaches the conversation does not go on reading it. */
	#partWithStrangers(): void {
		for (const [socket, seat] of this.#attendance.seats()) {
			if (seat.kind !== 'staff' || reaches(seat.reach, this.#journal.state)) continue
			this.#attendance.leave(socket)
			socket.close(CLOSE.notYours, 'not-assigned')
		}
	}

	/** Tells a new socket how things stand, then every row it lacks. One turn: nothing can come in between. */
	welcome(socket: WebSocket, cursor: number): void {
		const seat = this.#attendance.of(socket) as Seat
		trySend(socket, JSON.stringify({ type: 'hello', v: PROTOCOL_VERSION, nowMs: Date.now(), view: this.view(seat) }))
		for (const rows of this.#journal.pages(cursor, RESUME_ROWS)) this.rows(socket, seat, rows)
	}

	rows(socket: WebSocket, seat: Seat, rows: readonly Appended<ConversationEvent>[]): void {
		const frame = eventsFrame(rows, { audience: seat.kind, veiled: this.#veil.fields })
		if (frame) trySend(socket, frame)
	}

	view(seat?: Seat): ConversationView {
		const { state } = this.#journal
		const marks = this.#watermarks.of(state.assignee?.id ?? null)
		const view = viewOf(this.#id, state, { marks, customerOnline: this.#attendance.customerOnline, standing: this.#standing })
		return seat?.kind === 'customer' ? { ...view, disposition: null, idle: false } : view
	}

	stand(standing: Standing): void {
		this.#standing = standing
		this.#attendance.tell('customer', JSON.stringify({ type: 'standing', standing }))
	}

	presence(): void {
		this.#attendance.tell('staff', JSON.stringify({ type: 'presence', customerOnline: this.#attendance.customerOnline }))
	}

	typing(party: Party, on: boolean): void {
		this.#attendance.tell(party === 'customer' ? 'staff' : 'customer', JSON.stringify({ type: 'typing', party, on }))
	}

	mark(socket: WebSocket, { type, seq }: { type: 'received' | 'read'; seq: number }): void {
		const { assignee, seq: newest } = this.#journal.state
		const risen = this.#watermarks.raise(socket, { type, seq: Math.min(seq, newest) }, assignee?.id ?? null)
		if (!risen) return
		this.#attendance.send(JSON.stringify({ type: 'marks', ...risen }), (it) => partyOf(it, assignee?.id ?? null) !== risen.party)
	}
}
