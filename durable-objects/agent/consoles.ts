import type { AgentRow, Directory } from '../../core/protocol/console.ts'
import { PROTOCOL_VERSION } from '../../core/protocol/version.ts'
import { type AgentEvent, type AgentState, agentView } from '../../core/routing/agent-state.ts'
import type { Journal } from '../shared/journal.ts'
import { trySend } from '../shared/try-send.ts'

/** Rows kept for consoles that come back. */
export const ROWS_KEPT = 500

/** The consoles one agent has open: all of them hear the same. */
export class Consoles {
	readonly sockets: Set<WebSocket>
	readonly #journal: Journal<AgentState, AgentEvent>

	constructor(sockets: readonly WebSocket[], journal: Journal<AgentState, AgentEvent>) {
		this.sockets = new Set(sockets)
		this.#journal = journal
	}

	/** How things stand, and what has happened since the last row a console holds. */
	welcome(socket: WebSocket, { directory, cursor }: { directory: Directory; cursor: number }): void {
		this.sockets.add(socket)
		const { state, seq } = this.#journal
		const view = agentView(state)
		trySend(socket, JSON.stringify({ type: 'hello', v: PROTOCOL_VERSION, nowMs: Date.now(), seq, view, directory }))
		const rows = this.#journal.after(cursor, ROWS_KEPT).map(rowOf)
		if (rows.length > 0) trySend(socket, JSON.stringify({ type: 'events', rows, view }))
	}

	/** What has just happened; `seq` is the row before the first of it. */
	publish(events: readonly AgentEvent[], { seq, atMs }: { seq: number; atMs: number }): void {
		if (this.sockets.size === 0) return
		const rows = events.map((event, i) => rowOf({ seq: seq + i + 1, atMs, event }))
		const frame = JSON.stringify({ type: 'events', rows, view: agentView(this.#journal.state) })
		for (const socket of this.sockets) trySend(socket, frame)
	}
}

function rowOf({ seq, atMs, event }: { seq: number; atMs: number; event: AgentEvent }): AgentRow {
	const conversation = event.kind === 'offered' ? event.offer.conversation : 'conversation' in event ? event.conversation : null
	return { seq, atMs, kind: event.kind, conversation, ...'taken' in event && { taken: event.taken } }
}
