/** A message as the Send API takes it: https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api */
import type { FileKind, Option } from '../../../../core/message.ts'
import type { Outgoing, Part } from '../../../channel.ts'
import { inWords } from '../in-words.ts'

/** What Messenger and Instagram do not have in common. */
export interface Dialect {
	/** Kinds of files that can go out, by Meta's name for them. */
	readonly attachments: Readonly<Partial<Record<FileKind, string>>>
	/** Whether a word of ours goes along and comes back with the echo. */
	readonly metadata: boolean
	/** How an emoji is called there. */
	reactionOf(emoji: string): string
}

const QUICK_REPLIES_MAX = 13
const TITLE_MAX_CHARS = 20
/** No quick replies go without words. */
const WORDLESS = '…'

/** Null for what there is no way to do. */
export function bodyOf(outgoing: Outgoing, dialect: Dialect): Record<string, unknown> | null {
	const { to, part } = outgoing
	if (part.kind === 'reaction') return { recipient: { id: to }, ...reactionOf(part, dialect) }
	const message = messageOf(part, dialect)
	if (message === null) return null
	return {
		recipient: { id: to },
		...occasionOf(outgoing),
		...(outgoing.replyTo !== null && { reply_to: { mid: outgoing.replyTo } }),
		message: { ...message, ...(dialect.metadata && { metadata: outgoing.id }) },
	}
}

/** Within a day it is an answer; within seven only what a person writes goes, and has to say so. */
function occasionOf({ window }: Outgoing): Record<string, unknown> {
	return window === 'extended' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' }
}

function messageOf(part: Part, { attachments }: Dialect): Record<string, unknown> | null {
	if (part.kind === 'menu') return { text: part.text || WORDLESS, quick_replies: part.options.slice(0, QUICK_REPLIES_MAX).map(quickReply) }
	if (part.kind === 'file') {
		const type = attachments[part.file.kind]
		return type === undefined ? null : { attachment: { type, payload: { url: part.file.url } } }
	}
	const text = inWords(part)
	return text === null ? null : { text }
}

function quickReply({ id, title }: Option): Record<string, unknown> {
	const short = title.length <= TITLE_MAX_CHARS ? title : `${title.slice(0, TITLE_MAX_CHARS - 1).toWellFormed()}…`
	return { content_type: 'text', title: short, payload: id }
}

function reactionOf({ of, emoji }: Extract<Part, { kind: 'reaction' }>, dialect: Dialect): Record<string, unknown> {
	if (emoji === null) return { sender_action: 'unreact', payload: { message_id: of } }
	return { sender_action: 'react', payload: { message_id: of, reaction: dialect.reactionOf(emoji) } }
}
