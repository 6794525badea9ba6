/** What was said in a conversation, as its log tells it: later rows change, answer and deliver earlier ones. */
import type { DeliveryState, SendProblem } from '../channel/delivery.ts'
import { externalIdOf } from '../channel/point.ts'
import type { Content, Speaker } from '../message.ts'
import { filesOf } from '../message.ts'
import type { Row, StoredFile } from '../protocol/conversation.ts'

export interface Reaction {
	readonly by: Speaker
	readonly emoji: string
}

export interface FileStanding {
	readonly id: string
	/** `coming`: it is being fetched. */
	readonly state: 'coming' | 'stored' | 'gone' | 'refused' | 'too-large'
	readonly stored: StoredFile | null
}

export interface SaidItem {
	readonly seq: number
	readonly atMs: number
	readonly id: string
	readonly kind: 'message' | 'note'
	readonly author: Speaker
	readonly content: Content
	readonly replyTo: string | null
	/** Key of the contact point it came or went by; null for the conversation's own sockets. */
	readonly via: string | null
	/** The provider's id of what a customer has said. */
	readonly externalId: string | null
	/** When the customer said it, by the provider's clock; null when that is not known. */
	readonly sentAtMs: number | null
	readonly order: number
	/** Null for what did not go out by a contact point. */
	readonly delivery: { readonly state: DeliveryState; readonly problem: SendProblem | null } | null
	readonly reactions: readonly Reaction[]
	readonly isEdited: boolean
	readonly isDeleted: boolean
	readonly files: readonly FileStanding[]
}

/** Oldest first, in the order it was said as far as that is known. */
export function saidIn(rows: readonly Row[]): readonly SaidItem[] {
	const items = new Map<string, SaidItem>()
	const files = new Map<string, FileStanding>()
	for (const row of rows) {
		const fresh = itemOf(row)
		if (fresh) items.set(fresh.id, fresh)
		else change(items, row)
		if (row.event.type === 'file') files.set(row.event.file, standingOf(row.event))
	}
	return inSpokenOrder([...items.values()]).map((it) => ({
		...it,
		files: filesOf(it.content).map(({ id }) => files.get(id) ?? { id, state: 'coming' as const, stored: null }),
	}))
}

function itemOf({ seq, atMs, event }: Row): SaidItem | null {
	if (event.type !== 'message' && event.type !== 'note') return null
	const isMessage = event.type === 'message'
	const content: Content = isMessage ? event.content : { kind: 'text', text: event.text }
	const isOutward = isMessage && event.via !== undefined && event.author.kind === 'agent'
	return {
		...{ seq, atMs, id: event.id, kind: event.type, author: event.author, content },
		replyTo: isMessage ? event.replyTo ?? null : null,
		via: isMessage ? event.via ?? null : null,
		externalId: externalIdOf(event.id),
		sentAtMs: isMessage ? event.sentAtMs ?? null : null,
		order: isMessage ? event.order ?? 0 : 0,
		delivery: isOutward ? { state: 'queued', problem: null } : null,
		reactions: [],
		isEdited: false,
		isDeleted: false,
		files: [],
	}
}

function change(items: Map<string, SaidItem>, { event }: Row): void {
	const of = event.type === 'delivery' ? event.message : 'of' in event ? event.of : null
	const item = of === null ? undefined : items.get(of)
	if (of === null || !item) return
	switch (event.type) {
		case 'delivery':
			items.set(of, { ...item, delivery: { state: event.state, problem: event.problem ?? null } })
			return
		case 'reaction':
			items.set(of, { ...item, reactions: reacted(item.reactions, event) })
			return
		case 'edited':
			items.set(of, { ...item, content: event.content, isEdited: true })
			return
		case 'deleted':
			items.set(of, { ...item, isDeleted: true })
	}
}

/** Everybody has one on each message. */
function reacted(before: readonly Reaction[], { by, emoji }: { by: Speaker; emoji: string | null }): readonly Reaction[] {
	const others = before.filter((it) => it.by.kind !== by.kind || it.by.id !== by.id)
	return emoji === null ? others : [...others, { by, emoji }]
}

function standingOf(
	{ file, stored, reason }: { file: string; stored: StoredFile | null; reason?: 'gone' | 'refused' | 'too-large' },
): FileStanding {
	return { id: file, state: stored ? 'stored' : reason ?? 'gone', stored }
}

/**
 * A customer's message that came late goes before what they said after it; never before what somebody else has said meanwhile,
 * since that was said without it.
 */
export function inSpokenOrder(items: readonly SaidItem[]): readonly SaidItem[] {
	const placed: SaidItem[] = []
	for (const item of items.toSorted((a, b) => a.seq - b.seq)) {
		let at = placed.length
		while (at > 0 && isLaterSpoken(placed[at - 1], item)) at--
		placed.splice(at, 0, item)
	}
	return placed
}

function isLaterSpoken(before: SaidItem | undefined, item: SaidItem): boolean {
	if (!before || before.via !== item.via || before.author.kind !== 'customer' || item.author.kind !== 'customer') return false
	if (before.sentAtMs === null || item.sentAtMs === null) return false
	return before.sentAtMs > item.sentAtMs || (before.sentAtMs === item.sentAtMs && before.order > item.order)
}
