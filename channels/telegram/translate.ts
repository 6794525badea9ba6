import { refuse } from '../../core/problem.ts'
import type { Inbound, Sender, Translated } from '../channel.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { readJson } from '../shared/json.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, numberOf, textOf } from '../shared/read.ts'
import { messageId } from './message-id.ts'
import { timeOf, unsupported, type Update } from './update.ts'
import { changed, deleted, said } from './said.ts'
import { senderOf } from './sender.ts'

/** One update at a time: exactly one field of it besides `update_id` says what has happened. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	const body = readJson(content)
	if (!isFields(body)) return refuse('body-invalid', { detail: 'An update of the Bot API is expected' })
	const number = numberOf(body['update_id'])
	if (number === null) return refuse('body-invalid', { field: 'update_id', detail: 'An update has a number' })
	const items = Object.entries(body).filter(([name]) => name !== 'update_id').flatMap(([name, value]) => {
		const update: Update = { number, name: cleanName(name) ?? 'unnamed', fields: fieldsOf(value) }
		return itemsOf(update)
	})
	return { ok: true, items }
}

function itemsOf(update: Update): readonly Inbound[] {
	switch (update.name) {
		case 'message':
		case 'business_message':
			return said(update)
		case 'edited_message':
		case 'edited_business_message':
			return changed(update)
		case 'deleted_business_messages':
			return deleted(update)
		case 'callback_query':
			return [pressed(update)]
		case 'message_reaction':
			return [reacted(update)]
		case 'my_chat_member':
			return [joined(update)]
		// Typed after the bot's name in a chat of their own with somebody else: not to us, and not to be answered.
		case 'inline_query':
		case 'chosen_inline_result':
			return [unsupported(update, null)]
		default:
			return [unsupported(update, whoseOf(update.fields))]
	}
}

/** Whoever an update is from, wherever it says so; channels are nobody's. */
function whoseOf(fields: Fields): Sender | null {
	const person = isFields(fields['from']) ? fields['from'] : fieldsOf(fields['user'])
	const chat = isFields(fields['chat']) ? fields['chat'] : fieldsOf(fields['user_chat'] ?? person)
	return chat['type'] === 'channel' || person['is_bot'] === true ? null : senderOf(chat, person)
}

/** A button of ours. What it says stands in the message it hangs on. */
function pressed(update: Update): Inbound {
	const { id, data, from, message } = update.fields
	const on = fieldsOf(message)
	const chat = isFields(on['chat']) ? on['chat'] : fieldsOf(from)
	const sender = senderOf(chat, fieldsOf(from))
	const [query, option, under] = [cleanId(idOf(id), 100), cleanText(textOf(data) ?? '', 200), numberOf(on['message_id'])]
	if (sender === null || query === null || option === '') return unsupported(update, sender)
	const replyTo = under === null ? undefined : messageId(sender.address, under)
	const content = { kind: 'choice', text: titleOf(on, option), option } as const
	return { kind: 'message', id: `callback_query:${query}`, from: sender, atMs: null, order: update.number, content, replyTo }
}

function titleOf(message: Fields, option: string): string {
	const rows = listOf(fieldsOf(message['reply_markup'])['inline_keyboard'])
	const button = rows.flatMap(listOf).map(fieldsOf).find((it) => it['callback_data'] === option)
	return cleanText(textOf(button?.['text']) ?? option, 300)
}

/** It says what there was and what there is now; what has come with it is the reaction. */
function reacted(update: Update): Inbound {
	const { chat, user, message_id: number, date, old_reaction: old, new_reaction: now } = update.fields
	const sender = senderOf(fieldsOf(chat), fieldsOf(user))
	const to = numberOf(number)
	const before = listOf(old).map((it) => fieldsOf(it)['emoji'])
	const reactions = listOf(now).map(fieldsOf)
	const latest = reactions.findLast((it) => !before.includes(it['emoji'])) ?? reactions.at(-1)
	const emoji = latest === undefined ? null : textOf(latest['emoji']) ?? (latest['type'] === 'paid' ? '⭐' : undefined)
	// One of somebody's own making is a picture, and has no letters.
	if (sender === null || to === null || emoji === undefined) return unsupported(update, sender)
	const of = messageId(sender.address, to)
	const head = { id: `reaction ${update.number}`, from: sender, atMs: timeOf(date), order: update.number }
	return { kind: 'event', event: 'reaction', ...head, of, emoji: emoji === null ? null : cleanText(emoji, 40) }
}

const PRESENT: readonly unknown[] = ['member', 'administrator', 'creator', 'restricted']

/** The bot itself has been let in or thrown out; a person blocks it the same way. */
function joined(update: Update): Inbound {
	const { chat, from, date, old_chat_member: old, new_chat_member: now } = update.fields
	const sender = senderOf(fieldsOf(chat), fieldsOf(from))
	const [was, is] = [fieldsOf(old)['status'], fieldsOf(now)['status']].map((it) => PRESENT.includes(it))
	if (sender === null || was === is || fieldsOf(chat)['type'] === 'channel') return unsupported(update, null)
	const event = is ? 'follow' : 'unfollow'
	return { kind: 'event', event, id: `${event} ${update.number}`, from: sender, atMs: timeOf(date), order: update.number }
}
