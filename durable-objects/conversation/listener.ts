import type { Command, Origin } from '../../core/conversation/command.ts'
import type { Decision } from '../../core/conversation/decision.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import { type ConversationEvent, CustomerFrame, StaffFrame } from '../../core/protocol/conversation.ts'
import { plainSay } from '../../core/protocol/plain-say.ts'
import { filesOf } from '../../core/message.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import { parseFrame } from '../shared/frames.ts'
import { InTurn } from '../shared/in-turn.ts'
import type { Journal } from '../shared/journal.ts'
import { Refuser } from '../shared/refuser.ts'
import type { Announcer } from './announcer.ts'
import { type Attendance, type CustomerSeat, partyOf, type Seat, type StaffSeat } from './attendance.ts'
import type { Attachments } from './attachments.ts'
import { clientKey, type ContentOf, customerCommand, staffCommand } from './commands.ts'
import type { PointSignals } from './point-signals.ts'
import { refuseFrame } from './refuse-frame.ts'
import { type AskingFrame, asksForNames, type Known, nothingKnown } from './names.ts'

/** What hearing somebody out takes. */
interface House {
	readonly journal: Journal<ConversationState, ConversationEvent>
	readonly attendance: Attendance
	readonly announcer: Announcer
	dispatch(command: Command, key: string): Decision
	lookUp(frame: AskingFrame, by: string): Promise<Known | Refusal>
	factsFrom(seat: CustomerSeat): Origin['facts']
	readonly attachments: Attachments
	readonly signals: PointSignals
}

interface Request {
	readonly frame: Extract<CustomerFrame | StaffFrame, { id: string }>
	readonly seat: Seat
	readonly commandOf: (known: Known, atMs: number) => Command
}

/** Hears what the sockets say: each in the order it came. */
export class Listener {
	readonly #house: House
	readonly #inTurn = new InTurn()
	readonly #refuser = new Refuser()

	constructor(house: House) {
		this.#house = house
	}

	async hear(socket: WebSocket, raw: string | ArrayBuffer): Promise<void> {
		const seat = this.#house.attendance.of(socket)
		if (seat === null || this.#house.attendance.isOver(socket, seat)) return
		await this.#inTurn.hear(socket, () => seat.kind === 'customer' ? this.#customer(socket, seat, raw) : this.#staff(socket, seat, raw))
	}

	#customer(socket: WebSocket, seat: CustomerSeat, raw: string | ArrayBuffer): void | Promise<void> {
		const parsed = parseFrame(CustomerFrame, raw, plainSay)
		if (!parsed.ok) return this.#refuser.refuse(socket, parsed, parsed.replyTo)
		const { frame } = parsed
		if (frame.type === 'typing') return this.#house.announcer.typing('customer', frame.on)
		if (frame.type === 'received' || frame.type === 'read') return this.#house.announcer.mark(socket, frame)
		const facts = this.#house.factsFrom(seat)
		return this.#obey(socket, {
			frame,
			seat,
			commandOf: (known, atMs) => customerCommand(frame, seat, { atMs, known, facts, contentOf: this.#contentOf }),
		})
	}

	#staff(socket: WebSocket, seat: StaffSeat, raw: string | ArrayBuffer): void | Promise<void> {
		const parsed = parseFrame(StaffFrame, raw, plainSay)
		if (!parsed.ok) return this.#refuser.refuse(socket, parsed, parsed.replyTo)
		const { frame } = parsed
		const refusal = refuseFrame(seat, frame)
		if (refusal) return this.#refuser.refuse(socket, refusal, 'id' in frame ? frame.id : undefined)
		if (frame.type === 'typing') return this.#isAgent(seat) ? this.#typing(frame.on) : undefined
		if (frame.type === 'received' || frame.type === 'read') return this.#mark(socket, { seat, frame })
		return this.#obey(socket, {
			frame,
			seat,
			commandOf: (known, atMs) => staffCommand(frame, seat, { atMs, known, contentOf: this.#contentOf }),
		})
	}

	#typing(on: boolean): void {
		this.#house.announcer.typing('agent', on)
		this.#house.signals.typing(on)
	}

	#mark(socket: WebSocket, { seat, frame }: { seat: StaffSeat; frame: { type: 'received' | 'read'; seq: number } }): void {
		this.#house.announcer.mark(socket, frame)
		if (frame.type === 'read' && this.#isAgent(seat)) this.#house.signals.read(frame.seq)
	}

	#isAgent(seat: StaffSeat): boolean {
		const { status, assignee } = this.#house.journal.state
		return status === 'active' && partyOf(seat, assignee?.id ?? null) === 'agent'
	}

	readonly #contentOf: ContentOf = (said) => this.#house.attachments.contentOf(said)

	/** Does it once what it names has been looked up. */
	#obey(socket: WebSocket, request: Request): void | Promise<void> {
		const { frame, seat } = request
		// A repeat needs no looking up: its row stands, and must be its answer even when nothing can be looked up just now.
		const isNew = asksForNames(frame) && this.#house.journal.byClientKey(clientKey(seat, frame.id)) === null
		if (!isNew) return this.#do(socket, request, this.#knownHere(frame))
		return this.#house.lookUp(frame, seat.kind === 'staff' ? seat.agent.id : '').then((known) => this.#do(socket, request, known))
	}

	/** What this very conversation can tell of what is named. */
	#knownHere(frame: CustomerFrame | StaffFrame): Known | Refusal {
		if (frame.type === 'send') {
			const missing = this.#house.attachments.missing(frame.content)
			return missing === null ? nothingKnown : refuse('file-not-here', { field: 'content.files', detail: missing })
		}
		if (frame.type !== 'resend') return nothingKnown
		const found = this.#house.journal.find('message', frame.of)
		if (found?.event.type !== 'message' || found.event.via === undefined) return refuse('message-unknown', { field: 'of' })
		return { ...nothingKnown, row: { seq: found.seq, via: found.event.via } }
	}

	/** A repeat is answered with the row its first time made. */
	#do(socket: WebSocket, { frame: { id }, seat, commandOf }: Request, known: Known | Refusal): void {
		if (!known.ok) return this.#refuser.refuse(socket, known, id)
		const key = clientKey(seat, id)
		const decision = this.#house.dispatch(commandOf(known, Date.now()), key)
		if (decision.ok && decision.events.length > 0) return this.#tellFiles(decision.events)
		const before = this.#house.journal.byClientKey(key)
		if (before) return this.#house.announcer.rows(socket, seat, [before])
		if (!decision.ok) this.#refuser.refuse(socket, decision, id)
	}

	/** What was uploaded is there: a message that names it need not be followed by a wait. */
	#tellFiles(events: readonly ConversationEvent[]): void {
		for (const event of events) {
			for (const { id } of event.type === 'message' ? filesOf(event.content) : []) {
				const stored = this.#house.attachments.of(id)?.stored
				if (stored) this.#house.dispatch({ type: 'point', atMs: Date.now(), event: { type: 'file', file: id, stored } }, `file:${id}`)
			}
		}
	}
}
