import { clockText } from '../../i18n/format.ts'
import type { Words } from '../../i18n/en.ts'
import type { Said } from '../../state/thread.ts'
import type { TalkWords } from './en.ts'
import { oneLine } from './one-line.ts'

export interface LineWords {
	readonly words: Pick<Words, 'note' | 'delivery'>
	readonly talk: Pick<TalkWords, 'said' | 'delivery'>
	/** BCP 47, for times. */
	readonly tag: string
}

/** A line of the log for who goes from one to the next by ear: who, what, when, and how far it has come. */
export function lineLabel(item: Said, { words, talk, tag }: LineWords): string {
	const text = item.isDeleted ? talk.said.deleted : oneLine(item.content, talk)
	const names = { ...words.delivery, ...talk.delivery }
	return [
		`${authorOf(item, { words, talk })}: ${text}`,
		item.isEdited && !item.isDeleted && talk.said.edited,
		clockText(item.atMs, tag),
		item.delivery && names[item.delivery],
	].filter(Boolean).join(', ')
}

function authorOf({ kind, side, name }: Said, { words, talk }: Omit<LineWords, 'tag'>): string {
	const who = side === 'customer' ? talk.said.customer : name ?? talk.said.you
	return kind === 'note' ? `${words.note.badge}, ${who}` : who
}
