/**
 * Up to which row each side has received and read. On the sockets while they live, where hibernation keeps them without a write;
 * written down when a socket goes or another agent takes over. They only rise.
 */
import type { AgentId } from '../../core/ids.ts'
import type { Marks, Party } from '../../core/protocol/conversation.ts'
import type { Tables } from '../shared/tables.ts'
import { type Attendance, partyOf, risen } from './attendance.ts'

const none: Record<Party, Marks> = { customer: { received: 0, read: 0 }, agent: { received: 0, read: 0 } }

interface Told {
	readonly type: 'received' | 'read'
	readonly seq: number
}

export class Watermarks {
	readonly #kv: SyncKvStorage
	readonly #attendance: Attendance
	/** Of those who are not here any more. */
	#kept: Record<Party, Marks>

	constructor(storage: DurableObjectStorage, { tables, attendance }: { tables: Tables; attendance: Attendance }) {
		this.#kv = storage.kv
		this.#attendance = attendance
		this.#kept = (tables.made && this.#kv.get<Record<Party, Marks>>('marks')) || none
	}

	of(assignee: AgentId | null): Record<Party, Marks> {
		return { customer: this.#of('customer', assignee), agent: this.#of('agent', assignee) }
	}

	/** What a socket says it has. Answers the party's marks when they have risen by it; watchers have none. */
	raise(socket: WebSocket, { type, seq }: Told, assignee: AgentId | null): { party: Party; marks: Marks } | null {
		const seat = this.#attendance.of(socket)
		const party = seat && partyOf(seat, assignee)
		if (!seat || !party) return null
		const before = this.#of(party, assignee)
		this.#attendance.seat(socket, { ...seat, marks: risen(seat.marks, { received: seq, read: type === 'read' ? seq : 0 }) })
		const marks = this.#of(party, assignee)
		return isSame(marks, before) ? null : { party, marks }
	}

	/** Writes marks down that would otherwise go with their sockets. */
	keep(party: Party, marks: Marks): void {
		const kept = risen(this.#kept[party], marks)
		if (isSame(kept, this.#kept[party])) return
		this.#kept = { ...this.#kept, [party]: kept }
		this.#kv.put('marks', this.#kept)
	}

	#of(party: Party, assignee: AgentId | null): Marks {
		return risen(this.#kept[party], this.#attendance.marks(party, assignee))
	}
}

function isSame(a: Marks, b: Marks): boolean {
	return a.received === b.received && a.read === b.read
}
