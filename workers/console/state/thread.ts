/** Turns what was said in a conversation, what happened besides, and what is still on its way into the list of things the log shows. */
import type { DeliveryState, SendProblem } from '../../../core/channel/delivery.ts'
import type { Reaction } from '../../../core/conversation/changes.ts'
import type { FileStanding, SaidItem } from '../../../core/conversation/said.ts'
import type { Content } from '../../../core/message.ts'
import type { ConversationEvent, Marks, Row } from '../../../core/protocol/conversation.ts'
import type { ProblemCode } from '../../../core/problem.ts'
import type { Outbox } from './outbox.ts'

/** How far a message of ours has come: on its way to our server, or from there to the customer. */
export type Delivery = 'sending' | 'refused' | DeliveryState

/** What a message answers. */
export interface Quote {
	readonly id: string
	/** Null for a message that is not here. */
	readonly of:
		| { readonly side: 'customer' | 'agent'; readonly name: string | null; readonly content: Content; readonly isDeleted: boolean }
		| null
}

export interface Said {
	readonly kind: 'message' | 'note'
	readonly key: string
	readonly id: string
	readonly atMs: number
	readonly side: 'customer' | 'agent'
	/** The colleague who wrote; null for the customer and for ourselves. */
	readonly name: string | null
	readonly content: Content
	readonly files: readonly FileStanding[]
	readonly quote: Quote | null
	readonly reactions: readonly Reaction[]
	readonly isEdited: boolean
	readonly isDeleted: boolean
	/** Key of the contact point it came or went by; null for the conversation's own sockets. */
	readonly via: string | null
	/** When it was said, where that is well before it came. */
	readonly saidAtMs: number | null
	/** Whether it begins or ends a run of one author. */
	readonly first: boolean
	readonly last: boolean
	/** Null for what others wrote. */
	readonly delivery: Delivery | null
	readonly problem: SendProblem | null
	readonly refusedAs: ProblemCode | null
}

/** What shows in what was said, not as a line of its own. */
type Saying = Extract<ConversationEvent, { type: 'message' | 'note' | 'delivery' | 'reaction' | 'edited' | 'deleted' | 'file' }>
export type Happening = Exclude<ConversationEvent, Saying>

export interface Happened {
	readonly kind: 'event'
	readonly key: string
	readonly atMs: number
	readonly event: Happening
}

const SAYINGS: readonly ConversationEvent['type'][] = ['message', 'note', 'delivery', 'reaction', 'edited', 'deleted', 'file']

export function isHappening(event: ConversationEvent): event is Happening {
	return !SAYINGS.includes(event.type)
}

export type ThreadItem = { readonly kind: 'day'; readonly key: string; readonly atMs: number } | Said | Happened

export interface ThreadInput {
	/** In the order it was said, with what is on its way. */
	readonly said: readonly SaidItem[]
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
/** Who said it so much before it came has said it late. */
const LATE_MS = 2 * 60_000

export function threadOf(input: ThreadInput): readonly ThreadItem[] {
	return withDays(withRuns(merged(input)), input.dayOf)
}

type Item = Said | Happened

/** What happened goes before all that was said later, also where what was said stands earlier than it came. */
function merged(input: ThreadInput): readonly Item[] {
	const known = new Map(input.said.map((it) => [it.id, it]))
	const events = input.rows.filter(({ event }) => isHappening(event))
	const items: Item[] = []
	let next = 0
	const upTo = (seq: number) => {
		for (; next < events.length && (events[next]?.seq ?? 0) < seq; next++) items.push(...happened(events[next]))
	}
	const earliest = earliestAfter(input.said)
	input.said.forEach((it, i) => {
		upTo(earliest[i] ?? it.seq)
		items.push(said(it, input, known))
	})
	upTo(Infinity)
	return items
}

/** For each the least number of it and all that follow it. */
function earliestAfter(said: readonly SaidItem[]): readonly number[] {
	let least = Infinity
	return said.map((it) => it.seq).reverse().map((seq) => least = Math.min(least, seq)).reverse()
}

function happened(row: Row | undefined): Happened[] {
	if (!row || !isHappening(row.event)) return []
	const { event, seq, atMs } = row
	// What stands before it says the same and more: who passed it on, who moved it, that it goes on elsewhere.
	if (event.type === 'queued' && (event.reason === 'transferred' || event.reason === 'moved')) return []
	if (event.type === 'closed' && event.reason === 'merged') return []
	return [{ kind: 'event', key: `row-${seq}`, atMs, event }]
}

function said(item: SaidItem, input: ThreadInput, known: ReadonlyMap<string, SaidItem>): Said {
	const { kind, id, atMs, author, content, files, reactions, isEdited, isDeleted, via, sentAtMs, replyTo } = item
	const pending = input.unsent.find((it) => it.frame.id === id)
	return {
		...{ kind, id, atMs, content, files, reactions, isEdited, isDeleted, via },
		// Keyed by the client's id, so that the line on screen stays the same one when it is acknowledged.
		key: `said-${id}`,
		side: author.kind,
		name: nameOf(item, input),
		quote: replyTo === null ? null : quoteOf(replyTo, input, known),
		saidAtMs: sentAtMs !== null && atMs - sentAtMs > LATE_MS ? sentAtMs : null,
		first: true,
		last: true,
		delivery: pending ? (pending.refusedAs ? 'refused' : 'sending') : deliveryOf(item, input),
		problem: item.delivery?.problem ?? null,
		refusedAs: pending?.refusedAs ?? null,
	}
}

function nameOf({ author }: SaidItem, { me }: ThreadInput): string | null {
	return author.kind === 'agent' && author.id !== me ? author.name || null : null
}

function quoteOf(id: string, input: ThreadInput, known: ReadonlyMap<string, SaidItem>): Quote {
	const item = known.get(id)
	if (!item) return { id, of: null }
	return { id, of: { side: item.author.kind, name: nameOf(item, input), content: item.content, isDeleted: item.isDeleted } }
}

/** What went out by a provider says so itself; what went by a socket is where the customer's marks are. */
function deliveryOf({ kind, author, seq, delivery }: SaidItem, { customer, me }: ThreadInput): Delivery | null {
	if (delivery) return delivery.state
	if (kind === 'note' || author.kind !== 'agent' || author.id !== me) return null
	if (customer.read >= seq) return 'read'
	return customer.received >= seq ? 'delivered' : 'sent'
}

function withRuns(items: readonly Item[]): Item[] {
	return items.map((it, i) => it.kind === 'event' ? it : { ...it, first: !sameRun(items[i - 1], it), last: !sameRun(it, items[i + 1]) })
}

function sameRun(a: Item | undefined, b: Item | undefined): boolean {
	if (!a || !b || a.kind === 'event' || b.kind === 'event') return false
	const sameAuthor = a.kind === b.kind && a.side === b.side && a.name === b.name && a.via === b.via
	return sameAuthor && b.atMs - a.atMs < RUN_MS
}

function withDays(items: readonly Item[], dayOf: ThreadInput['dayOf']): ThreadItem[] {
	let day = ''
	return items.flatMap((it) => {
		const next = dayOf(it.atMs)
		if (next === day) return [it]
		day = next
		return [{ kind: 'day', key: `day-${it.key}`, atMs: it.atMs }, it]
	})
}
