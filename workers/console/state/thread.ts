/** Turns a conversation's rows, and what is still on its way, into the list of things the log shows. */
import type { Speaker } from '../../../core/message.ts'
import type { ConversationEvent, Marks, Row } from '../../../core/protocol/conversation.ts'
import type { ProblemCode } from '../../../core/problem.ts'
import type { Outbox, Unsent } from './outbox.ts'

export type Delivery = 'sending' | 'refused' | 'sent' | 'delivered' | 'read'

export interface Said {
	readonly kind: 'message' | 'note'
	readonly key: string
	readonly atMs: number
	readonly side: 'customer' | 'agent'
	/** The colleague who wrote; null for the customer and for ourselves. */
	readonly name: string | null
	readonly text: string
	/** Whether it begins or ends a run of one author. */
	readonly first: boolean
	readonly last: boolean
	/** Null for what others wrote. */
	readonly delivery: Delivery | null
	readonly refusedAs: ProblemCode | null
}

export interface Happened {
	readonly kind: 'event'
	readonly key: string
	readonly atMs: number
	readonly event: Happening
}

/** What shows in what was said, not as a line of its own. */
type Saying = Extract<ConversationEvent, { type: 'message' | 'note' | 'delivery' | 'reaction' | 'edited' | 'deleted' | 'file' }>
export type Happening = Exclude<ConversationEvent, Saying>

const SAYINGS: readonly ConversationEvent['type'][] = ['message', 'note', 'delivery', 'reaction', 'edited', 'deleted', 'file']

export function isHappening(event: ConversationEvent): event is Happening {
	return !SAYINGS.includes(event.type)
}

export type ThreadItem = { readonly kind: 'day'; readonly key: string; readonly atMs: number } | Said | Happened

export interface ThreadInput {
	readonly rows: readonly Row[]
	/** Entries of this conversation. */
	readonly unsent: Outbox
	/** How far the customer has received and read. */
	readonly customer: Marks
	/** The agent this console belongs to; null for who only looks. */
	readonly me: string | null
	/** The calendar day a time falls on, in the reader's zone. */
	readonly dayOf: (atMs: number) => string
}

/** Within this time messages of one author read as one. */
const RUN_MS = 5 * 60_000

export function threadOf(input: ThreadInput): readonly ThreadItem[] {
	const items = [...input.rows.flatMap((row) => itemOf(row, input)), ...input.unsent.flatMap(pendingOf)]
	return withDays(withRuns(items), input.dayOf)
}

function itemOf(row: Row, input: ThreadInput): (Said | Happened)[] {
	const { event, seq, atMs } = row
	if (event.type === 'message') return [said(row, { kind: 'message', id: event.id, author: event.author, text: event.content.text }, input)]
	if (event.type === 'note') return [said(row, { kind: 'note', id: event.id, author: event.author, text: event.text }, input)]
	// What stands before it says the same and more: who passed it on, who moved it, that it goes on elsewhere.
	if (event.type === 'queued' && (event.reason === 'transferred' || event.reason === 'moved')) return []
	if (event.type === 'closed' && event.reason === 'merged') return []
	if (!isHappening(event)) return []
	return [{ kind: 'event', key: `row-${seq}`, atMs, event }]
}

interface Utterance {
	readonly kind: 'message' | 'note'
	readonly id: string
	readonly author: Speaker
	readonly text: string
}

function said({ seq, atMs }: Row, { kind, id, author, text }: Utterance, { customer, me }: ThreadInput): Said {
	const mine = author.kind === 'agent' && author.id === me
	const delivery = mine && kind === 'message' ? deliveryOf(seq, customer) : null
	const name = author.kind === 'agent' && !mine ? author.name : null
	// Keyed by the client's id, so that the line on screen stays the same one when it is acknowledged.
	return {
		kind,
		key: `said-${id}`,
		atMs,
		side: author.kind,
		name,
		text,
		first: true,
		last: true,
		delivery,
		refusedAs: null,
	}
}

function deliveryOf(seq: number, customer: Marks): Delivery {
	if (customer.read >= seq) return 'read'
	return customer.received >= seq ? 'delivered' : 'sent'
}

function pendingOf({ frame, atMs, refusedAs }: Unsent): Said[] {
	if (frame.type !== 'say' && frame.type !== 'note') return []
	const delivery = refusedAs ? 'refused' : 'sending'
	const kind = frame.type === 'say' ? 'message' : 'note'
	return [{
		kind,
		key: `said-${frame.id}`,
		atMs,
		side: 'agent',
		name: null,
		text: frame.text,
		first: true,
		last: true,
		delivery,
		refusedAs,
	}]
}

type Item = Said | Happened

function withRuns(items: readonly Item[]): Item[] {
	return items.map((it, i) => it.kind === 'event' ? it : { ...it, first: !sameRun(items[i - 1], it), last: !sameRun(it, items[i + 1]) })
}

function sameRun(a: Item | undefined, b: Item | undefined): boolean {
	if (!a || !b || a.kind === 'event' || b.kind === 'event') return false
	const sameAuthor = a.kind === b.kind && a.side === b.side && a.name === b.name
	return sameAuthor && b.atMs - a.atMs < RUN_MS
}

function withDays(items: readonly Item[], dayOf: ThreadInput['dayOf']): ThreadItem[] {
	let day = ''
	return items.flatMap((it) => {
		const next = dayOf(it.atMs)
		if (next === day) return [it]
		day = next
		return [{ kind: 'day', key: `day-${next}`, atMs: it.atMs }, it]
	})
}
