/**
 * Who is here: the sockets of one conversation and what each holds. All of it lives on the sockets themselves
 * (attachments), so that it outlasts hibernation without a write.
 */
import type { Permission } from '../../core/access.ts'
import type { Reach } from '../../core/access/reach.ts'
import type { AgentId, ConversationId, InboxId, QueueId, WorkspaceId } from '../../core/ids.ts'
import type { Contact, Marks, Party } from '../../core/protocol/conversation.ts'
import { CLOSE } from '../../core/protocol/version.ts'
import { trySend } from '../shared/try-send.ts'
import { KeptReaches } from './kept-reaches.ts'

interface Place {
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	/** Watermarks this client has told. */
	readonly marks: Marks
}

export interface CustomerSeat extends Place {
	readonly kind: 'customer'
	readonly contact: Contact
	readonly inbox: InboxId
	readonly queue: QueueId
	readonly visitorGraceMs: number
	readonly returnMs: number
	/** What the page they come from says of their matter. An attachment holds 2 kB, so it is little. */
	readonly facts?: { readonly intent?: string }
}

export interface StaffSeat extends Place {
	readonly kind: 'staff'
	readonly agent: { readonly id: AgentId; readonly name: string }
	readonly may: readonly Permission[]
	readonly reach: Reach | null
	/** Until then they are believed to be who they are; then they come again by whatever let them in. */
	readonly untilMs: number
}

export type Seat = CustomerSeat | StaffSeat

/** As it lies on a socket. */
type Attached = Seat | Omit<StaffSeat, 'reach'> & { readonly reach: 'kept' }

export class Attendance {
	readonly #seats = new Map<WebSocket, Seat>()
	readonly #left = new WeakSet<WebSocket>()
	readonly #over = new WeakSet<WebSocket>()
	readonly #reaches: KeptReaches

	constructor(sockets: readonly WebSocket[], kv: SyncKvStorage) {
		this.#reaches = new KeptReaches(kv)
		for (const socket of sockets) {
			const seat = this.#attachedTo(socket)
			if (seat) this.#seats.set(socket, seat)
		}
	}

	seat(socket: WebSocket, seat: Seat): void {
		const carried = seat.kind === 'customer' || this.#reaches.fitsOnSocket(seat.reach)
		if (!carried && !this.#seats.has(socket)) this.#reaches.keep(seat.agent.id, seat.reach)
		socket.serializeAttachment(carried ? seat : { ...seat, reach: 'kept' })
		this.#seats.set(socket, seat)
	}

	/** Whether a socket's time is over; then it is closed, and hears and says nothing any more. Looked at when there is something to say. */
	isOver(socket: WebSocket, seat: Seat): boolean {
		if (seat.kind === 'customer' || Date.now() < seat.untilMs) return false
		if (!this.#over.has(socket)) socket.close(CLOSE.comeAgain, 'come-again')
		this.#over.add(socket)
		return true
	}

	get isEmpty(): boolean {
		return this.#seats.size === 0
	}

	/** Null when the socket has already gone. */
	of(socket: WebSocket): Seat | null {
		return this.#seats.get(socket) ?? null
	}

	/** Once for each socket. One whose closing wakes the object is no longer among those the runtime lists, but still has its seat on it. */
	leave(socket: WebSocket): Seat | null {
		const seat = this.of(socket) ?? (this.#left.has(socket) ? null : this.#attachedTo(socket))
		this.#seats.delete(socket)
		this.#left.add(socket)
		if (seat?.kind === 'staff' && !this.#reaches.fitsOnSocket(seat.reach) && !this.#isHere(seat.agent.id)) this.#reaches.drop(seat.agent.id)
		return seat
	}

	*customers(): Iterable<WebSocket> {
		for (const [socket, seat] of this.#seats) if (seat.kind === 'customer') yield socket
	}

	get customerOnline(): boolean {
		for (const _ of this.customers()) return true
		return false
	}

	*seats(): Iterable<[WebSocket, Seat]> {
		yield* this.#seats
	}

	/** The highest marks that the sockets of a party hold; staff count only as the given assignee. */
	marks(party: Party, assignee: AgentId | null): Marks {
		let marks: Marks = { received: 0, read: 0 }
		for (const seat of this.#seats.values()) if (partyOf(seat, assignee) === party) marks = risen(marks, seat.marks)
		return marks
	}

	tell(kind: Seat['kind'], frame: string): void {
		this.send(frame, (seat) => seat.kind === kind)
	}

	send(frame: string, to: (seat: Seat) => boolean): void {
		for (const [socket, seat] of this.#seats) if (to(seat) && !this.isOver(socket, seat)) trySend(socket, frame)
	}

	#attachedTo(socket: WebSocket): Seat | null {
		const seat = socket.deserializeAttachment() as Attached | null
		return seat?.kind === 'staff' && seat.reach === 'kept' ? { ...seat, reach: this.#reaches.of(seat.agent.id) } : seat as Seat | null
	}

	#isHere(staff: AgentId): boolean {
		for (const seat of this.#seats.values()) if (seat.kind === 'staff' && seat.agent.id === staff) return true
		return false
	}
}

/** Whom a seat speaks for; a watching supervisor speaks for nobody. */
export function partyOf(seat: Seat, assignee: AgentId | null): Party | null {
	if (seat.kind === 'customer') return 'customer'
	return seat.agent.id === assignee ? 'agent' : null
}

/** Watermarks only rise. */
export function risen(a: Marks, b: Marks): Marks {
	return { received: Math.max(a.received, b.received, a.read, b.read), read: Math.max(a.read, b.read) }
}
