/**
 * Who is here: the sockets of one conversation and what each holds. All of it lives on the sockets themselves
 * (attachments), so that it outlasts hibernation without a write.
 */
import type { Permission } from '../../core/access.ts'
import type { Reach } from '../../core/access/reach.ts'
import type { AgentId, ConversationId, InboxId, QueueId, WorkspaceId } from '../../core/ids.ts'
import type { Contact, Marks, Party } from '../../core/protocol/conversation.ts'
import { trySend } from '../shared/try-send.ts'

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
}

export type Seat = CustomerSeat | StaffSeat

export class Attendance {
	readonly #seats = new Map<WebSocket, Seat>()
	readonly #left = new WeakSet<WebSocket>()

	constructor(sockets: readonly WebSocket[]) {
		for (const socket of sockets) this.#seats.set(socket, socket.deserializeAttachment() as Seat)
	}

	seat(socket: WebSocket, seat: Seat): void {
		socket.serializeAttachment(seat)
		this.#seats.set(socket, seat)
	}

	/** Null when the socket has already gone. */
	of(socket: WebSocket): Seat | null {
		return this.#seats.get(socket) ?? null
	}

	/** Once for each socket. One whose closing wakes the object is no longer among those the runtime lists, but still has its seat on it. */
	leave(socket: WebSocket): Seat | null {
		const seat = this.of(socket) ?? (this.#left.has(socket) ? null : socket.deserializeAttachment() as Seat | null)
		this.#seats.delete(socket)
		this.#left.add(socket)
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
		for (const [socket, seat] of this.#seats) if (to(seat)) trySend(socket, frame)
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
