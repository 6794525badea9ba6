import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import { telegram } from '../../../channels/telegram/telegram.ts'

type Fields = Readonly<Record<string, unknown>>

const ana = { id: 1111111, is_bot: false, first_name: 'Ana', last_name: 'Pérez', username: 'ana', language_code: 'es' }
const chat = { id: 1111111, type: 'private', first_name: 'Ana', last_name: 'Pérez', username: 'ana' }
const group = { id: -1001234567890, type: 'supergroup', title: 'Owners of ours', is_forum: true }
const date = 1_767_225_600

function heard(update: Fields): readonly Inbound[] {
	const content = new TextEncoder().encode(JSON.stringify({ update_id: 10_000, ...update }))
	const hearing = { credentials: {}, nowMs: 0, url: new URL('https://patchbay.example/'), headers: new Headers() }
	const translated = telegram.translate(content, hearing)
	return translated.ok ? translated.items : expect.fail(JSON.stringify(translated))
}

function message(fields: Fields): readonly Inbound[] {
	return heard({ message: { message_id: 42, from: ana, chat, date, ...fields } })
}

describe('a message', () => {
	test('knows who writes, by name, by handle, and in which language', () => {
		const from = { address: '1111111', name: 'Ana Pérez', label: '@ana', language: 'es' }
		expect(message({ text: 'Hola' })).toMatchObject([{ kind: 'message', id: '1111111:42', from, atMs: date * 1000, order: 10_000 }])
	})

	test('takes the largest of a photo’s sizes, whatever their order', () => {
		const photo = [{ file_id: 's', width: 90, height: 60 }, { file_id: 'l', width: 1280, height: 853, file_size: 99 }, {
			file_id: 'm',
			width: 320,
			height: 213,
		}]
		const files = [{ kind: 'image', source: 'l', type: 'image/jpeg', bytes: 99 }]
		expect(message({ photo, caption: 'Look' })).toMatchObject([{ content: { kind: 'files', text: 'Look', files } }])
	})

	test('has its own id for each picture of an album', () => {
		const one = (number: number) =>
			message({ message_id: number, media_group_id: '137', photo: [{ file_id: `p${number}`, width: 1, height: 1 }] })
		expect([...one(1), ...one(2), ...one(3)].map((it) => it.id)).toEqual(['1111111:1', '1111111:2', '1111111:3'])
	})

	test.each<[string, Fields, Fields]>([
		['animation', { animation: { file_id: 'a', mime_type: 'video/mp4', duration: 2 }, document: { file_id: 'd' } }, {
			kind: 'video',
			source: 'a',
		}],
		['video note', { video_note: { file_id: 'n', length: 240, duration: 9 } }, { kind: 'video', type: 'video/mp4', durationMs: 9000 }],
		['video', { video: { file_id: 'v', mime_type: 'video/quicktime', file_name: 'a.mov' } }, { kind: 'video', name: 'a.mov' }],
		['animated sticker', { sticker: { file_id: 's', is_animated: true } }, { kind: 'sticker', type: 'application/x-tgsticker' }],
		['video sticker', { sticker: { file_id: 's', is_video: true } }, { kind: 'sticker', type: 'video/webm' }],
	])('shows the file of a %s', (_name, fields, file) => {
		expect(message(fields)).toMatchObject([{ content: { kind: 'files', files: [file] } }])
	})

	test('says a sticker by its emoji', () => {
		expect(message({ sticker: { file_id: 's', emoji: '😂' } })).toMatchObject([{ content: { kind: 'files', text: '😂' } }])
	})

	test.each<[string, Fields, Fields]>([
		['a venue by its name', { venue: { location: { latitude: 1, longitude: 2 }, title: 'Inn', address: 'Road 1' } }, {
			kind: 'location',
			latitude: 1,
			longitude: 2,
			name: 'Inn',
			address: 'Road 1',
		}],
		['a bare location', { location: { latitude: 1.5, longitude: -2 } }, { kind: 'location', latitude: 1.5, longitude: -2, name: null }],
		['a die', { dice: { emoji: '🎲', value: 4 } }, { kind: 'text', text: '🎲 4' }],
		['a poll with its answers', { poll: { question: 'When?', options: [{ text: 'Now' }, { text: 'Later' }] } }, {
			kind: 'text',
			text: '📊 When?\n– Now\n– Later',
		}],
		['a game', { game: { title: 'Lumberjack' } }, { kind: 'text', text: '🎮 Lumberjack' }],
	])('shows %s', (_name, fields, content) => {
		expect(message(fields)).toMatchObject([{ kind: 'message', content }])
	})

	test('writes out a link that hides behind words, counted in UTF-16', () => {
		const text = '👋 press here, please'
		const entities = [{ type: 'text_link', offset: 3, length: 10, url: 'https://evil.example/' }, { type: 'bold', offset: 0, length: 2 }]
		const written = '👋 press here (https://evil.example/), please'
		expect(message({ text, entities })).toMatchObject([{ content: { text: written } }])
	})

	test('takes a number for the sender’s only if it is a card of their own', () => {
		const contact = { phone_number: '4915900000123', first_name: 'Ana', user_id: ana.id }
		expect(message({ contact })).toMatchObject([{ from: { phone: '+4915900000123' }, content: { kind: 'contacts' } }])
		const [other] = message({ contact: { ...contact, user_id: 5 } })
		expect(other).not.toHaveProperty('from.phone')
	})

	test('says what led somebody here, and keeps the message', () => {
		const items = message({ text: '/start summer-sale' })
		expect(items).toMatchObject([{ event: 'follow', ref: 'summer-sale' }, { kind: 'message', content: { text: '/start summer-sale' } }])
	})

	test('passes over what other bots say', () => {
		expect(message({ from: { ...ana, is_bot: true }, text: 'Beep' })).toMatchObject([{ kind: 'unsupported', from: null }])
	})

	test('shows nobody what Telegram itself writes into a chat, and counts it', () => {
		expect(message({ pinned_message: { message_id: 1 } })).toMatchObject([{ kind: 'unsupported', from: null, what: 'pinned_message' }])
	})

	test('says by Telegram’s name what it does not know', () => {
		const story = { story: { id: 7 }, forward_origin: { type: 'user' } }
		expect(message(story)).toMatchObject([{ kind: 'unsupported', from: { address: '1111111' }, what: 'story' }])
	})
})

describe('a group', () => {
	function inGroup(fields: Fields): readonly Inbound[] {
		return heard({ message: { message_id: 42, from: ana, chat: group, date, ...fields } })
	}

	test('is one address, and says who speaks', () => {
		const from = { address: '-1001234567890', name: 'Owners of ours', language: null }
		expect(inGroup({ text: 'Hola' })).toMatchObject([{ id: '-1001234567890:42', from, content: { text: 'Ana Pérez: Hola' } }])
	})

	test('is answered in the topic, and a topic is nothing to answer to', () => {
		const topic = { is_topic_message: true, message_thread_id: 5, reply_to_message: { message_id: 5 } }
		const [item] = inGroup({ text: 'Hola', ...topic })
		expect(item).toMatchObject({ thread: { topic: '5' } })
		expect(item).toHaveProperty('replyTo', undefined)
		expect(inGroup({ text: 'Hola' })).toMatchObject([{ thread: {} }])
	})

	test('lets somebody speak for a channel', () => {
		const sender = {
			from: { id: 136817688, is_bot: true, first_name: 'Channel' },
			sender_chat: { id: -100, type: 'channel', title: 'News' },
		}
		expect(inGroup({ text: 'Hola', ...sender })).toMatchObject([{ kind: 'message', content: { text: 'News: Hola' } }])
	})
})

describe('a business account', () => {
	const business = { business_connection_id: 'b1', message_id: 42, chat, date }

	test('is answered through its connection', () => {
		const items = heard({ business_message: { ...business, from: ana, text: 'Hola' } })
		expect(items).toMatchObject([{ kind: 'message', thread: { business: 'b1' } }])
	})

	test('has what its owner writes as an echo', () => {
		const items = heard({ business_message: { ...business, from: { ...ana, id: 99 }, text: 'We are here' } })
		expect(items).toMatchObject([{ event: 'echo', of: '1111111:42', from: { address: '1111111' }, content: { text: 'We are here' } }])
	})

	test('tells of every message that was deleted', () => {
		const items = heard({ deleted_business_messages: { business_connection_id: 'b1', chat, message_ids: [7, 8] } })
		expect(items).toMatchObject([{ event: 'delete', of: '1111111:7' }, { event: 'delete', of: '1111111:8' }])
	})
})

describe('a reaction', () => {
	function reacted(old: unknown[], now: unknown[]): readonly Inbound[] {
		return heard({ message_reaction: { chat, user: ana, message_id: 41, date, old_reaction: old, new_reaction: now } })
	}
	const emoji = (it: string) => ({ type: 'emoji', emoji: it })

	test('is what has come with it, not what was there before', () => {
		expect(reacted([emoji('👍')], [emoji('👍'), emoji('🔥')])).toMatchObject([{ event: 'reaction', of: '1111111:41', emoji: '🔥' }])
	})

	test('is taken back when nothing is left', () => {
		expect(reacted([emoji('👍')], [])).toMatchObject([{ event: 'reaction', emoji: null }])
	})

	test('is not known when it is a picture of somebody’s own', () => {
		expect(reacted([], [{ type: 'custom_emoji', custom_emoji_id: '1' }])).toMatchObject([{ kind: 'unsupported', what: 'message_reaction' }])
	})
})

describe('a button', () => {
	const markup = { inline_keyboard: [[{ text: 'A refund', callback_data: 'refund' }], [{ text: 'No', callback_data: 'no' }]] }
	const pressed = {
		callback_query: { id: '4382', from: ana, data: 'refund', message: { message_id: 41, chat, date, reply_markup: markup } },
	}

	test('says what stands on it, and answers its message', () => {
		const content = { kind: 'choice', option: 'refund', text: 'A refund' }
		expect(heard(pressed)).toMatchObject([{ kind: 'message', content, replyTo: '1111111:41' }])
	})

	test('is noticed in the answer to the webhook, and nothing else is', () => {
		expect(JSON.parse(telegram.thanksFor?.(heard(pressed))?.body ?? 'null')).toEqual({
			method: 'answerCallbackQuery',
			callback_query_id: '4382',
		})
		expect(telegram.thanksFor?.(message({ text: 'Hola' }))).toBeNull()
	})
})

describe('the bot itself', () => {
	function member(old: string, now: string, where: Fields = chat): readonly Inbound[] {
		const change = { old_chat_member: { status: old }, new_chat_member: { status: now } }
		return heard({ my_chat_member: { chat: where, from: ana, date, ...change } })
	}

	test('is let in and thrown out', () => {
		expect(member('kicked', 'member')).toMatchObject([{ event: 'follow', from: { address: '1111111' } }])
		expect(member('member', 'kicked')).toMatchObject([{ event: 'unfollow' }])
		expect(member('member', 'left', group)).toMatchObject([{ event: 'unfollow', from: { address: '-1001234567890' } }])
	})

	test('does not come again by being made an administrator', () => {
		expect(member('member', 'administrator', group)).toMatchObject([{ kind: 'unsupported', from: null }])
	})
})

test('refuses what is no update, by its field', () => {
	const translate = (text: string) =>
		telegram.translate(new TextEncoder().encode(text), {
			credentials: {},
			nowMs: 0,
			url: new URL('https://patchbay.example/'),
			headers: new Headers(),
		})
	expect(translate('{"message":{}}')).toMatchObject({ ok: false, code: 'body-invalid', field: 'update_id' })
	expect(translate('hello')).toMatchObject({ ok: false, code: 'body-invalid' })
})
