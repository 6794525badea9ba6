import type { Content } from '../../../core/message.ts'
import type { QueuedReason, Row } from '../../../core/protocol/conversation.ts'
import { type MessageState, messageState } from './message-state.ts'
import type { Item } from './outbox.ts'
import { plainlySaid, type Said, saidIn } from './said.ts'
import type { State } from './state.ts'
import type { Upload } from './upload.ts'

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
	| {
		readonly kind: 'own'
		readonly key: string
		readonly atMs: number
		readonly text: string
		readonly said: Said
		readonly state: MessageState
		/** Of a file that is being sent, from 0 to 1. */
		readonly progress?: number
	}
	/** `lead`: where this agent begins to speak, which carries name and face. What the customer says in between changes nothing. */
	| {
		readonly kind: 'agent'
		readonly key: string
		readonly atMs: number
		readonly text: string
		readonly said: Said
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
	const said = saidIn(state.rows, state.outbox)
	const entries: Entry[] = []
	let closed = false
	for (const row of state.rows) {
		// Closed by the customer, it is closed once more when the agent files it; that is no news.
		const entry = closed && row.event.type === 'closed' ? null : entryOf(row, { state, said })
		closed = row.event.type === 'closed' || (closed && row.event.type !== 'queued')
		if (entry) entries.push(entry)
		if (entry?.kind === 'own') logged.add(entry.key)
	}
	const waiting = [...state.outbox.map(written), ...state.uploads.map(uploading)].toSorted((a, b) => a.atMs - b.atMs)
	entries.push(...waiting.filter((it) => !logged.has(it.key)))
	return withLeads(withDays(entries, dayOf))
}

function written({ id, text, atMs, refused, content }: Item): Entry {
	const said = plainlySaid(contentOf(text, content))
	return { kind: 'own', key: id, atMs, text, said, state: refused ? 'failed' : 'sending' }
}

function contentOf(text: string, content: Item['content']): Content {
	if (content?.kind !== 'files') return content ?? { kind: 'text', text }
	return { ...content, files: content.files.map((id) => ({ id, kind: 'file', name: text, type: null, bytes: null })) }
}

function uploading({ id, name, type, bytes, atMs, refused, progress }: Upload): Entry {
	const said = plainlySaid({ kind: 'files', text: '', files: [{ id, kind: 'file', name, type, bytes }] })
	return { kind: 'own', key: id, atMs, text: '', said, ...(refused ? { state: 'failed' } : { state: 'sending', progress }) }
}

interface Around {
	readonly state: State
	readonly said: ReadonlyMap<string, Said>
}

function entryOf({ seq, atMs, event }: Row, { state, said }: Around): Entry | null {
	const line = (line: LineKey, name = ''): Entry => ({ kind: 'line', key: `row-${seq}`, atMs, line, name })
	switch (event.type) {
		case 'message': {
			const { author } = event
			const its = said.get(event.id) ?? plainlySaid(event.content)
			const message = { atMs, text: its.content.text, said: its }
			if (author.kind === 'customer') {
				return { kind: 'own', key: event.id, ...message, state: messageState(seq, state.agentMarks) }
			}
			return { kind: 'agent', key: `row-${seq}`, ...message, name: author.name, lead: true }
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
