/** What a person does, as the update that Telegram posts. */
import type { Act, Delivery, Person } from '../stand-in.ts'
import { files, said } from './kept.ts'

type Fields = Readonly<Record<string, unknown>>

/** Null for what no bot is told of: that somebody types, deletes, or has read. */
export function updateOf(delivery: Delivery): Fields | null {
	const happened = happenedIn(delivery)
	return happened && { update_id: 700_000_000 + delivery.serial, [happened[0]]: happened[1] }
}

function happenedIn({ who, act, serial, atMs }: Delivery): readonly [string, Fields] | null {
	const date = Math.floor(atMs / 1000)
	const [chat, from] = [chatOf(who), userOf(who)]
	switch (act.type) {
		case 'reaction': {
			const [now, old] = act.emoji === null ? [[], [{ type: 'emoji', emoji: '👍' }]] : [[{ type: 'emoji', emoji: act.emoji }], []]
			return ['message_reaction', { chat, message_id: numberIn(act.of), user: from, date, old_reaction: old, new_reaction: now }]
		}
		case 'edit':
			return ['edited_message', { message_id: numberIn(act.of), from, chat, date: date - 5, edit_date: date, text: act.text }]
		case 'choice':
			return ['callback_query', {
				id: `43820${serial}`,
				from,
				message: pressedOn(act, { chat, date }),
				chat_instance: '1',
				data: act.option,
			}]
		case 'follow':
		case 'unfollow':
			return ['my_chat_member', { chat, from, date, ...membership(act.type === 'follow') }]
		case 'delete':
		case 'typing':
		case 'receipt':
			return null
		default:
			return ['message', { message_id: customersNumber(serial), from, chat, date, ...contentOf(act, serial) }]
	}
}

/** As Patchbay names it: numbers count within a chat. */
export function customersMessage({ who, serial }: Delivery): string {
	return `${who.address}:${customersNumber(serial)}`
}

/** Even numbers are the customer's, odd ones the bot's: both count in one chat. */
function customersNumber(serial: number): number {
	return 2 * serial
}

function chatOf({ address, name }: Person): Fields {
	return { id: Number(address), type: 'private', ...namesOf(name) }
}

function userOf({ address, name }: Person): Fields {
	return { id: Number(address), is_bot: false, ...namesOf(name), language_code: 'en' }
}

function namesOf(name: string): Fields {
	const [first = name, ...last] = name.split(' ')
	return { first_name: first, last_name: last.length === 0 ? undefined : last.join(' '), username: name.toLowerCase().replace(/\W/g, '_') }
}

const BOT = { id: 4_839_574, is_bot: true, first_name: 'Demo shop', username: 'demo_shop_bot' }

function numberIn(id: string): number {
	return Number(id.split(':').at(-1))
}

function pressedOn(
	{ of, option, title }: Extract<Act, { type: 'choice' }>,
	{ chat, date }: { readonly chat: Fields; readonly date: number },
): Fields {
	const options = said.get(of)?.options ?? [{ id: option, title }]
	const shown = options.some((it) => it.id === option) ? options : [...options, { id: option, title }]
	const keyboard = shown.map((it) => [{ text: it.title, callback_data: it.id }])
	return {
		message_id: numberIn(of),
		from: BOT,
		chat,
		date: date - 60,
		text: said.get(of)?.text ?? '',
		reply_markup: { inline_keyboard: keyboard },
	}
}

function membership(isIn: boolean): Fields {
	const [member, kicked] = [{ user: BOT, status: 'member' }, { user: BOT, status: 'kicked', until_date: 0 }]
	return isIn ? { old_chat_member: kicked, new_chat_member: member } : { old_chat_member: member, new_chat_member: kicked }
}

function contentOf(act: Act, serial: number): Fields {
	switch (act.type) {
		case 'text':
			return { text: act.text, reply_to_message: act.replyTo === undefined ? undefined : { message_id: numberIn(act.replyTo), from: BOT } }
		case 'file':
			return fileOf(act, serial)
		case 'location': {
			const location = { latitude: act.latitude, longitude: act.longitude }
			return act.name === '' ? { location } : { location, venue: { location, title: act.name, address: 'Somewhere 1' } }
		}
		case 'contact': {
			const [first, ...last] = act.name.split(' ')
			return { contact: { phone_number: act.phone, first_name: first, last_name: last.join(' ') } }
		}
		default:
			return { hologram: { depth: 3 } }
	}
}

function fileOf({ kind, name, mediaType, caption, bytes }: Extract<Act, { type: 'file' }>, serial: number): Fields {
	const id = `AgACAgIAAxkBAAI${serial}`
	files.set(id, { name, kind, type: mediaType, bytes: Uint8Array.from(bytes) })
	const file = { file_id: id, file_unique_id: `AQAD${serial}`, file_size: bytes.length }
	const words = caption === '' ? {} : { caption }
	switch (kind) {
		case 'image':
			return {
				photo: [{ ...file, file_id: `${id}s`, width: 90, height: 60, file_size: 1 }, { ...file, width: 1280, height: 853 }],
				...words,
			}
		case 'video':
			return { video: { ...file, width: 1280, height: 720, duration: 4, mime_type: mediaType, file_name: name }, ...words }
		case 'audio':
			return { audio: { ...file, duration: 12, mime_type: mediaType, file_name: name, title: name }, ...words }
		case 'voice':
			return { voice: { ...file, duration: 3, mime_type: mediaType }, ...words }
		case 'sticker':
			return { sticker: { ...file, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false } }
		case 'file':
			return { document: { ...file, mime_type: mediaType, file_name: name }, ...words }
	}
}
