/** What was said in a conversation, as its log tells it: other rows change, answer and deliver it, mostly later ones. */
import type { DeliveryState, SendProblem } from '../channel/delivery.ts'
import { ELSEWHERE, externalIdOf } from '../channel/point.ts'
import type { Content, Speaker } from '../message.ts'
import { filesOf } from '../message.ts'
import type { Row, StoredFile } from '../protocol/conversation.ts'
import { changed, ChangesById, isChange, type Reaction } from './changes.ts'

interface Delivery {
	readonly state: DeliveryState
	readonly problem: SendProblem | null
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
	readonly delivery: Delivery | null
	readonly reactions: readonly Reaction[]
	readonly isEdited: boolean
	readonly isDeleted: boolean
	readonly files: readonly FileStanding[]
}

/** Oldest first, in the order it was said as far as that is known. */
export function saidIn(rows: readonly Row[]): readonly SaidItem[] {
	const items = new Map<string, SaidItem>()
	const changes = new ChangesById()
	const deliveries = new Map<string, Delivery>()
	const files = new Map<string, FileStanding>()
	for (const row of rows) {
		const { event } = row
		const fresh = itemOf(row)
		if (fresh) items.set(fresh.id, fresh)
		else if (isChange(row)) changes.add(row)
		else if (event.type === 'delivery') deliveries.set(event.message, { state: event.state, problem: event.problem ?? null })
		else if (event.type === 'file') files.set(event.file, standingOf(event))
	}
	const standing = (id: string) => files.get(id) ?? { id, state: 'coming' as const, stored: null }
	return inSpokenOrder([...items.values()]).map((it) => {
		const now = changed(it.content, changes.of(it.id))
		const delivery = deliveries.get(it.id) ?? it.delivery
		return { ...it, ...now, delivery, files: filesOf(now.content).map(({ id }) => standing(id)) }
	})
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
		// What was said by the provider's own app is with the provider.
		delivery: isOutward ? { state: event.author.id === ELSEWHERE ? 'sent' : 'queued', problem: null } : null,
		reactions: [],
		isEdited: false,
		isDeleted: false,
		files: [],
	}
}

function standingOf(
	{ file, stored, reason }: { file: string; stored: StoredFile | null; reason?: 'gone' | 'refused' | 'too-large' },
): FileStanding {
	return { id: file, state: stored ? 'stored' : reason ?? 'gone', stored }
}

/**
 * What came late by a provider, of the customer or of somebody who answered them by the provider's own app, goes before what was said
 * there after it; never before what somebody else has said meanwhile, since that was said without it.
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
	if (!before || before.via !== item.via || !isTheProviders(before) || !isTheProviders(item)) return false
	if (before.sentAtMs === null || item.sentAtMs === null) return false
	return before.sentAtMs > item.sentAtMs || (before.sentAtMs === item.sentAtMs && before.order > item.order)
}

/** Said where the provider says when. */
function isTheProviders({ author }: SaidItem): boolean {
	return author.kind === 'customer' || (author.kind === 'agent' && author.id === ELSEWHERE)
}
