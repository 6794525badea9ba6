import type { Access, Outgoing, Part, Sent, Signal } from '../channel.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, idOf, numberOf } from '../shared/read.ts'
import { type Body, call, type Called } from './call.ts'
import { fileForm, fileMethod } from './file-form.ts'
import { messageId, messageNumber } from './message-id.ts'

/** One request of the Bot API. */
interface Request {
	readonly method: string
	/** Made anew for each attempt, since a file streams once. */
	body(chat: string): Promise<Body> | Body
	/** Taken where the message turns out to be a file, which has a caption and no text. */
	readonly ofFile?: Request
}

export async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const requests = requestsOf(outgoing)
	if ('ok' in requests) return requests
	let last: Sent = notSent('final', 'content-refused', { detail: 'There is nothing to send' })
	for (const [i, request] of requests.entries()) {
		last = await sendOne(request, { to: outgoing.to, access })
		// What has gone out before cannot be taken back, and must not go out again.
		if (!last.ok) return i === 0 ? last : { ...last, outcome: 'unknown' }
	}
	return last
}

const NO_TEXT = /there is no text in the message/i

/** A group that has become a larger one has another number from then on, which Telegram tells. */
async function sendOne(request: Request, { to, access }: { readonly to: string; readonly access: Access }): Promise<Sent> {
	try {
		const called = await call(request.method, await request.body(to), access)
		if (!called.ok && request.ofFile && NO_TEXT.test(called.description)) return await sendOne(request.ofFile, { to, access })
		if (called.ok || called.movedTo === null) return sentOf(called, { request, to })
		return sentOf(await call(request.method, await request.body(called.movedTo), access), { request, to: called.movedTo })
	} catch {
		return notSent('retry', 'file-refused', { detail: 'Our own copy of the file could not be read' })
	}
}

function sentOf(called: Called, { request: { method }, to }: { readonly request: Request; readonly to: string }): Sent {
	if (!called.ok) return isAsWanted(called.description) ? { ok: true, id: null } : called.sent
	const { message_id: number, chat } = fieldsOf(called.result)
	const sent = numberOf(number)
	// What is done to a message is answered with no more than that it was.
	if (sent === null && method.startsWith('send')) return notSent('unknown', 'provider-down', { detail: 'The answer names no message' })
	return { ok: true, id: sent === null ? null : messageId(idOf(fieldsOf(chat)['id']) ?? to, sent) }
}

/** A second attempt finds done what the first has done. */
function isAsWanted(description: string): boolean {
	return /message is not modified|message to delete not found/i.test(description)
}

function requestsOf({ part, replyTo, thread }: Outgoing): readonly Request[] | Exclude<Sent, { ok: true }> {
	const answered = replyTo === null ? null : messageNumber(replyTo)
	const around = {
		...(answered === null ? {} : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
		...threadOf(thread),
	}
	const one = (method: string, fields: Record<string, unknown>): readonly Request[] => [
		{ method, body: (chat) => ({ fields: { chat_id: chat, ...fields, ...around } }) },
	]
	switch (part.kind) {
		case 'text':
			return one('sendMessage', { text: part.text })
		case 'link':
			return one('sendMessage', { text: [part.text, part.url].filter(Boolean).join('\n') })
		case 'menu':
			return one('sendMessage', { text: part.text, reply_markup: { inline_keyboard: part.options.map(buttonOf) } })
		case 'location':
			return one(...placeOf(part))
		case 'contacts':
			return part.contacts.flatMap((it) => one(...contactOf(it)))
		case 'file':
			return [{ method: fileMethod(part.file).method, body: (chat) => fileForm(part, { chat_id: chat, ...around }) }]
		case 'reaction':
		case 'edit':
		case 'delete':
			return aboutAnother(part, thread)
		default:
			return notSent('final', 'not-supported', { detail: `Telegram has no way to send: ${part.kind}` })
	}
}

function threadOf({ topic, business }: Outgoing['thread']): Record<string, unknown> {
	return {
		...(topic === undefined ? {} : { message_thread_id: Number(topic) }),
		...(business === undefined ? {} : { business_connection_id: business }),
	}
}

const DATA_MAX_BYTES = 64

/** One to a line. What comes back has room for 64 bytes; an id that is longer comes back by its place. */
function buttonOf({ id, title }: { readonly id: string; readonly title: string }, place: number): readonly Record<string, string>[] {
	const fits = new TextEncoder().encode(id).length <= DATA_MAX_BYTES
	return [{ text: title, callback_data: fits ? id : `#${place + 1}` }]
}

function placeOf({ text, latitude, longitude, name, address }: Extract<Part, { kind: 'location' }>): [string, Record<string, unknown>] {
	const title = name ?? (text === '' ? null : text)
	if (title === null) return ['sendLocation', { latitude, longitude }]
	return ['sendVenue', { latitude, longitude, title, address: address ?? `${latitude}, ${longitude}` }]
}

/** A contact has one number there; what else there is of it goes along as a card. */
function contactOf({ name, phones, emails }: Extract<Part, { kind: 'contacts' }>['contacts'][number]): [string, Record<string, unknown>] {
	const [phone] = phones
	if (phone === undefined) return ['sendMessage', { text: [name, ...emails].join('\n') }]
	const card = ['BEGIN:VCARD', 'VERSION:3.0', `FN:${escaped(name)}`, ...phones.map((it) => `TEL:${escaped(it)}`)]
	const vcard = [...card, ...emails.map((it) => `EMAIL:${escaped(it)}`), 'END:VCARD'].join('\r\n')
	return ['sendContact', { phone_number: phone, first_name: name, ...(new TextEncoder().encode(vcard).length <= 2_048 ? { vcard } : {}) }]
}

/** RFC 2426 section 5. */
function escaped(value: string): string {
	return value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

function aboutAnother(
	part: Extract<Part, { kind: 'reaction' | 'edit' | 'delete' }>,
	thread: Outgoing['thread'],
): readonly Request[] | Exclude<Sent, { ok: true }> {
	const number = messageNumber(part.of)
	if (number === null) return notSent('final', 'content-refused', { detail: 'The message it is about is none of Telegram’s' })
	const { message_thread_id: _, ...business } = threadOf(thread)
	const one = (method: string, fields: Record<string, unknown>): Request => ({
		method,
		body: (chat) => ({ fields: { chat_id: chat, message_id: number, ...fields, ...business } }),
	})
	switch (part.kind) {
		case 'delete':
			return [one('deleteMessage', {})]
		case 'edit':
			return [{ ...one('editMessageText', { text: part.text }), ofFile: one('editMessageCaption', { caption: part.text }) }]
		case 'reaction':
			return [one('setMessageReaction', { reaction: part.emoji === null ? [] : [{ type: 'emoji', emoji: part.emoji }] })]
	}
}

/** Shown for five seconds, or until something is sent. Telegram has no way to say that a bot has read. */
export async function signal(what: Signal, access: Access & { readonly to: string }): Promise<void> {
	if (what.type !== 'typing') return
	await call('sendChatAction', { fields: { chat_id: access.to, action: 'typing', ...threadOf(what.thread ?? {}) } }, access)
}
