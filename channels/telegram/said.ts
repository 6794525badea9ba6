/** Messages: new ones, changed ones, and those that a business account has deleted. */
import type { Inbound, InboundContent, InboundMessage, Sender } from '../channel.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, numberOf, textOf } from '../shared/read.ts'
import { contentOf } from './content.ts'
import { messageId } from './message-id.ts'
import { isGroupChat, senderOf, speakerOf } from './sender.ts'
import { timeOf, unsupported, type Update } from './update.ts'

interface Head {
	readonly sender: Sender
	/** Of the message itself. */
	readonly id: string
	readonly atMs: number | null
	/** Said by ourselves, from the business account's own app. */
	readonly isEcho: boolean
}

/** Null for what comes from nobody who could be answered. */
function headOf({ fields }: Update, time: 'date' | 'edit_date'): Head | null {
	const [chat, from] = [fieldsOf(fields['chat']), fieldsOf(fields['from'])]
	const number = numberOf(fields['message_id'])
	const sender = senderOf(chat, from)
	if (sender === null || number === null || chat['type'] === 'channel') return null
	return {
		sender: { ...sender, ...ownPhone(fields) },
		id: messageId(sender.address, number),
		atMs: timeOf(fields[time]),
		isEcho: 'business_connection_id' in fields && idOf(from['id']) !== sender.address,
	}
}

/** A number that somebody has shared of themselves: Telegram has seen to it that it is theirs. */
function ownPhone(message: Fields): { readonly phone?: string } {
	const { user_id: user, phone_number: number } = fieldsOf(message['contact'])
	const phone = `+${(textOf(number) ?? '').replace(/\D/g, '')}`
	const isTheirs = idOf(user) !== null && idOf(user) === idOf(fieldsOf(message['from'])['id']) && !isGroupChat(fieldsOf(message['chat']))
	return isTheirs && /^\+[1-9]\d{6,14}$/.test(phone) ? { phone } : {}
}

/** Somebody has said something; who came by a link that says more (`t.me/bot?start=…`) has followed it as well. */
export function said(update: Update): readonly Inbound[] {
	const { fields, number } = update
	const head = headOf(update, 'date')
	if (head === null || isOtherBot(fields)) return [unsupported(update, null)]
	const content = spokenIn(fields)
	if (content === null) return [unknownIn(update, head)]
	const { sender: from, id, atMs, isEcho } = head
	if (isEcho) return [{ kind: 'event', event: 'echo', id: `echo ${id}`, from, atMs, order: number, of: id, content }]
	const message: InboundMessage = {
		kind: 'message',
		id,
		from,
		atMs,
		order: number,
		content,
		replyTo: answeredIn(fields, from),
		thread: threadOf(fields),
	}
	const ref = /^\/start ([\w-]{1,64})$/.exec(textOf(fields['text']) ?? '')?.[1]
	if (ref === undefined) return [message]
	return [{ kind: 'event', event: 'follow', id: `follow ${id}`, from, atMs, order: number, ref }, message]
}

export function changed(update: Update): readonly Inbound[] {
	const head = headOf(update, 'edit_date')
	if (head === null || head.isEcho || isOtherBot(update.fields)) return [unsupported(update, null)]
	const content = spokenIn(update.fields)
	if (content === null) return [unsupported(update, head.sender)]
	const { sender: from, id: of, atMs } = head
	return [{ kind: 'event', event: 'edit', id: `edit ${update.number}`, from, atMs, order: update.number, of, content }]
}

/** Told of business accounts only. It does not say who has deleted them. */
export function deleted(update: Update): readonly Inbound[] {
	const from = senderOf(fieldsOf(update.fields['chat']), fieldsOf(update.fields['chat']))
	const numbers = listOf(update.fields['message_ids']).map(numberOf).filter((it) => it !== null)
	if (from === null || numbers.length === 0) return [unsupported(update, from)]
	return numbers.map((number) => {
		const of = messageId(from.address, number)
		return { kind: 'event', event: 'delete', id: `delete ${of}`, from, atMs: null, order: update.number, of }
	})
}

/** Somebody who speaks for a group or a channel comes as a bot too, of theirs. */
function isOtherBot(message: Fields): boolean {
	return fieldsOf(message['from'])['is_bot'] === true && !isFields(message['sender_chat'])
}

/** In a group with who says it. */
function spokenIn(message: Fields): InboundContent | null {
	const content = contentOf(message)
	const speaker = isGroupChat(fieldsOf(message['chat'])) ? speakerOf(message) : null
	if (content === null || speaker === null) return content
	return { ...content, text: cleanText(`${speaker}: ${content.text}`.trimEnd()) }
}

function answeredIn(message: Fields, from: Sender): string | undefined {
	const number = numberOf(fieldsOf(message['reply_to_message'])['message_id'])
	// What stands in a topic is an answer to the topic, which says nothing.
	const isTopic = message['is_topic_message'] === true && number === numberOf(message['message_thread_id'])
	return number === null || isTopic ? undefined : messageId(from.address, number)
}

/** Where an answer has to go besides the chat: a topic of a forum, a business account. */
function threadOf(message: Fields): Readonly<Record<string, string>> | undefined {
	const topic = message['is_topic_message'] === true ? idOf(message['message_thread_id']) : null
	const business = cleanId(textOf(message['business_connection_id']), 200)
	const thread = { ...(topic === null ? {} : { topic }), ...(business === null ? {} : { business }) }
	// In a forum what is in no topic says so too: or else an answer would go to the topic before.
	return Object.keys(thread).length === 0 && fieldsOf(message['chat'])['is_forum'] !== true ? undefined : thread
}

/** What every message has, or what only says more of its kind. */
const ENVELOPE = new Set([
	'message_id',
	'message_thread_id',
	'is_topic_message',
	'from',
	'sender_chat',
	'sender_boost_count',
	'sender_business_bot',
	'sender_tag',
	'direct_messages_topic',
	'date',
	'business_connection_id',
	'chat',
	'forward_origin',
	'forward_from',
	'forward_from_chat',
	'forward_from_message_id',
	'forward_signature',
	'forward_sender_name',
	'forward_date',
	'is_automatic_forward',
	'reply_to_message',
	'external_reply',
	'quote',
	'reply_to_story',
	'reply_to_checklist_task_id',
	'via_bot',
	'edit_date',
	'has_protected_content',
	'is_from_offline',
	'is_paid_post',
	'media_group_id',
	'author_signature',
	'paid_star_count',
	'entities',
	'caption',
	'caption_entities',
	'link_preview_options',
	'effect_id',
	'show_caption_above_media',
	'has_media_spoiler',
	'suggested_post_info',
	'reply_markup',
	'guest_query_id',
])

/** What Telegram itself writes into a chat: nobody has said it, and nobody waits for an answer. */
const SERVICE =
	/^(new_chat_|left_chat_|delete_chat_|group_chat_|supergroup_chat_|channel_chat_|message_auto_|migrate_|pinned_|write_access_|boost_|chat_|forum_|general_forum_|giveaway|video_chat_|proximity_|direct_message_price|paid_message_price|checklist_tasks|suggested_post_)/

/** By the message's own id, so that what answers it or changes it finds it. */
function unknownIn(update: Update, { sender, id, atMs }: Head): Inbound {
	const name = Object.keys(update.fields).find((it) => !ENVELOPE.has(it))
	const what = cleanText(name ?? 'message', 100) || 'message'
	if (name !== undefined && SERVICE.test(name)) return unsupported(update, null, what)
	return { kind: 'unsupported', id, from: sender, atMs, order: update.number, what }
}
