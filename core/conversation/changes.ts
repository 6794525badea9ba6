/** What becomes of a message that is changed, taken back and reacted to: in the order it was done, whatever order it came in. */
import type { Content, Speaker } from '../message.ts'
import type { ConversationEvent, Row } from '../protocol/conversation.ts'

export interface Reaction {
	readonly by: Speaker
	readonly emoji: string
}

type Change = Extract<ConversationEvent, { type: 'edited' | 'deleted' | 'reaction' }>
export interface ChangeRow extends Row {
	readonly event: Change
}

export interface Changed {
	readonly content: Content
	readonly isEdited: boolean
	readonly isDeleted: boolean
	/** One of everybody, the oldest first. */
	readonly reactions: readonly Reaction[]
}

export function isChange(row: Row): row is ChangeRow {
	const { type } = row.event
	return type === 'edited' || type === 'deleted' || type === 'reaction'
}

/** `changes` are all of one message. What was taken back is not changed any more. */
export function changed(content: Content, changes: readonly ChangeRow[]): Changed {
	const reactions = new Map<string, Reaction>()
	let said = { content, isEdited: false, isDeleted: false }
	// A copy, since apps run where `toSorted` is not known.
	for (const { event } of [...changes].sort(inTime)) {
		if (event.type === 'reaction') react(reactions, event)
		else if (event.type === 'deleted') said = { ...said, isDeleted: true }
		else if (!said.isDeleted) said = { ...said, content: event.content, isEdited: true }
	}
	return { ...said, reactions: [...reactions.values()] }
}

function react(reactions: Map<string, Reaction>, { by, emoji }: Extract<Change, { type: 'reaction' }>): void {
	const who = `${by.kind} ${by.id}`
	reactions.delete(who)
	if (emoji !== null) reactions.set(who, { by, emoji })
}

/** Which was done first, whatever order they came in. */
export function inTime(a: ChangeRow, b: ChangeRow): number {
	const [at, bt] = [a.event.sentAtMs ?? a.atMs, b.event.sentAtMs ?? b.atMs]
	// Not their difference: what is on its way is at no time yet, but after all others.
	if (at !== bt) return at < bt ? -1 : 1
	return (a.event.order ?? 0) - (b.event.order ?? 0) || a.seq - b.seq
}

/** The changes of each message, by its id: also of messages that are not here. */
export class ChangesById {
	readonly #of = new Map<string, ChangeRow[]>()

	add(row: ChangeRow): void {
		const before = this.#of.get(row.event.of)
		if (before) before.push(row)
		else this.#of.set(row.event.of, [row])
	}

	of(message: string): readonly ChangeRow[] {
		return this.#of.get(message) ?? []
	}
}
