/** One message of WhatsApp's, as what has happened. */
import type { Inbound, InboundContent, Sender } from '../channel.ts'
import { timeOf } from '../providers/meta/time.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { contentOf } from './content.ts'

/** What all that comes of one message has in common. */
interface Base {
	readonly from: Sender
	readonly atMs: number | null
}

/** `id` is the message's own. */
export function heard(message: Fields, { id, from }: { readonly id: string; readonly from: Sender }): readonly Inbound[] {
	const base: Base = { from, atMs: timeOf(message.timestamp) }
	const type = textOf(message.type) ?? 'message'
	switch (type) {
		case 'reaction':
			return [reacted(message, id, base)]
		case 'edit':
			return [edited(message, id, base)]
		case 'revoke':
			return [revoked(message, id, base)]
		case 'request_welcome':
			return [{ kind: 'event', event: 'follow', id: `welcome ${id}`, ...base }]
		default:
			return [...led(message, id, base), said(message, { id, type, base })]
	}
}

function said(message: Fields, { id, type, base }: { readonly id: string; readonly type: string; readonly base: Base }): Inbound {
	const content = contentOf(type, message)
	if (content === null) return unknown(message, { id, type, base })
	const replyTo = cleanId(textOf(fieldsOf(message.context).id))
	return { kind: 'message', id, ...base, content, ...(replyTo !== null && { replyTo }) }
}

/** What WhatsApp itself cannot pass on says of what kind it was, or at least an error's code. */
function unknown(message: Fields, { id, type, base }: { readonly id: string; readonly type: string; readonly base: Base }): Inbound {
	const { code } = fieldsOf(listOf(message.errors)[0])
	const inner = textOf(fieldsOf(message.unsupported).type)
	const what = [type, inner ?? (typeof code === 'number' ? String(code) : null)].filter((it) => it !== null).join(' ')
	return { kind: 'unsupported', id, ...base, what: cleanText(what, 80) }
}

/** An advertisement or a post has led them here. */
function led({ referral }: Fields, id: string, base: Base): readonly Inbound[] {
	const { source_url, headline, source_id } = fieldsOf(referral)
	const ref = textOf(source_url) ?? textOf(headline) ?? textOf(source_id)
	return ref === null ? [] : [{ kind: 'event', event: 'follow', id: `referral ${id}`, ...base, ref: cleanText(ref, 500) }]
}

/** Taken back, the emoji is empty or is not there at all. */
function reacted(message: Fields, id: string, base: Base): Inbound {
	const { message_id, emoji } = fieldsOf(message.reaction)
	const of = cleanId(textOf(message_id))
	if (of === null) return unknown(message, { id, type: 'reaction', base })
	const mark = textOf(emoji)
	return { kind: 'event', event: 'reaction', id: `reaction ${id}`, ...base, of, emoji: mark === null ? null : cleanText(mark, 40) }
}

function edited(message: Fields, id: string, base: Base): Inbound {
	const edit = fieldsOf(message.edit)
	const of = cleanId(textOf(edit.original_message_id))
	const now = fieldsOf(edit.message)
	const content: InboundContent | null = contentOf(textOf(now.type) ?? '', now)
	if (of === null || content === null) return unknown(message, { id, type: 'edit', base })
	return { kind: 'event', event: 'edit', id: `edit ${id}`, ...base, of, content }
}

function revoked(message: Fields, id: string, base: Base): Inbound {
	const of = cleanId(textOf(fieldsOf(message.revoke).original_message_id))
	if (of === null) return unknown(message, { id, type: 'revoke', base })
	return { kind: 'event', event: 'delete', id: `delete ${id}`, ...base, of }
}
