import type { QueuedReason, Row } from '../../../core/protocol/conversation.ts'
import { type MessageState, messageState } from './message-state.ts'
import type { State } from './state.ts'

/** A line between messages, as a key the language puts in words. */
export type LineKey =
	| 'joined'
	| 'reopened'
	| 'returned'
	| 'transferred'
	| 'agentLost'
	| 'abandoned'
	| 'ended'
	| 'endedByYou'
	| 'endedByAgent'

/** One thing in the log as it is drawn. `key` stays the same from writing to reading. */
export type Entry =
	| { readonly kind: 'day'; readonly key: string; readonly atMs: number }
	| { readonly kind: 'own'; readonly key: string; readonly atMs: number; readonly text: string; readonly state: MessageState }
	/** `lead`: where this agent begins to speak, which carries name and face. What the customer says in between changes nothing. */
	| {
		readonly kind: 'agent'
		readonly key: string
		readonly atMs: number
		readonly text: string
		readonly name: string
		readonly lead: boolean
	}
	| { readonly kind: 'line'; readonly key: string; readonly atMs: number; readonly line: LineKey; readonly name: string }

const QUEUED_LINES: Record<QueuedReason, LineKey | null> = {
	opened: null,
	reopened: 'reopened',
	returned: 'returned',
	transferred: 'transferred',
	agent_lost: 'agentLost',
	overflowed: 'transferred',
	moved: 'transferred',
	idle: null,
	retried: null,
}

/** The log, then what is still on its way. `dayOf` names the calendar day of a time, in the reader's time zone. */
export function timeline(state: State, dayOf: (atMs: number) => string): Entry[] {
	const logged = new Set<string>()
	const entries: Entry[] = []
	let closed = false
	for (const row of state.rows) {
		// Closed by the customer, it is closed once more when the agent files it; that is no news.
		const entry = closed && row.event.type === 'closed' ? null : entryOf(row, state)
		closed = row.event.type === 'closed' || (closed && row.event.type !== 'queued')
		if (entry) entries.push(entry)
		if (entry?.kind === 'own') logged.add(entry.key)
	}
	for (const { id, text, atMs, refused } of state.outbox) {
		if (!logged.has(id)) entries.push({ kind: 'own', key: id, atMs, text, state: refused ? 'failed' : 'sending' })
	}
	return withLeads(withDays(entries, dayOf))
}

function entryOf({ seq, atMs, event }: Row, state: State): Entry | null {
	const line = (line: LineKey, name = ''): Entry => ({ kind: 'line', key: `row-${seq}`, atMs, line, name })
	switch (event.type) {
		case 'message': {
			const { author, content: { text } } = event
			if (author.kind === 'customer') return { kind: 'own', key: event.id, atMs, text, state: messageState(seq, state.agentMarks) }
			return { kind: 'agent', key: `row-${seq}`, atMs, text, name: author.name, lead: true }
		}
		case 'assigned':
			return line('joined', event.name)
		case 'queued': {
			const key = QUEUED_LINES[event.reason]
			return key && line(key)
		}
		case 'abandoned':
			return line('abandoned')
		case 'closed':
			if (event.by.kind === 'agent') return line('endedByAgent', event.by.name)
			return line(event.by.kind === 'system' ? 'ended' : 'endedByYou')
		default:
			return null
	}
}

function withLeads(entries: readonly Entry[]): Entry[] {
	let speaker = ''
	return entries.map((entry) => {
		if (entry.kind === 'own') return entry
		const before = speaker
		speaker = entry.kind === 'agent' ? entry.name : ''
		return entry.kind === 'agent' && before === entry.name ? { ...entry, lead: false } : entry
	})
}

function withDays(entries: readonly Entry[], dayOf: (atMs: number) => string): Entry[] {
	let day = ''
	return entries.flatMap((entry) => {
		const today = dayOf(entry.atMs)
		if (today === day) return [entry]
		day = today
		return [{ kind: 'day' as const, key: `day-${today}`, atMs: entry.atMs }, entry]
	})
}
