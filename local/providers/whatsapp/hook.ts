/** What a customer's phone does, as WhatsApp posts it. */
import { createHash } from 'node:crypto'
import { posted } from '../meta/post.ts'
import type { Act, Delivery, HookRequest, Setting } from '../stand-in.ts'
import { ACCOUNT_ID, digits, DISPLAY_NUMBER, files, meet, PHONE_NUMBER_ID, talk, wamid } from './account.ts'

type Fields = Record<string, unknown>

/** Null for what WhatsApp does not tell of: that somebody types, or wants to hear nothing more. */
export function hook(delivery: Delivery, setting: Setting): Promise<HookRequest | null> {
	const { act } = delivery
	if (act.type === 'receipt') return Promise.resolve(receipt(act, { delivery, setting }))
	const said = saidOf(delivery, setting)
	return Promise.resolve(said === null ? null : inbound(said, { delivery, setting }))
}

interface Around {
	readonly delivery: Delivery
	readonly setting: Setting
}

function inbound(said: Fields, { delivery: { who, serial, atMs }, setting }: Around): HookRequest {
	const id = wamid(`in ${serial}`)
	meet(who)
	talk.set(id, who.address)
	const from = who.phone === undefined ? {} : { from: digits(who.phone) }
	const message = { ...from, from_user_id: who.address, id, timestamp: seconds(atMs), ...said }
	return posted(envelope({ contacts: [contactOf(who)], messages: [message] }), { id, setting })
}

function contactOf({ address, name, phone }: Delivery['who']): Fields {
	const username = name.toLowerCase().replaceAll(' ', '.')
	return phone === undefined
		? { profile: { name, username }, user_id: address }
		: { profile: { name }, wa_id: digits(phone), user_id: address }
}

function envelope(value: Fields): Fields {
	const metadata = { display_phone_number: DISPLAY_NUMBER, phone_number_id: PHONE_NUMBER_ID }
	const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }]
	return { object: 'whatsapp_business_account', entry: [{ id: ACCOUNT_ID, changes }] }
}

function seconds(atMs: number): string {
	return String(Math.floor(atMs / 1000))
}

function saidOf(delivery: Delivery, { apiBase }: Setting): Fields | null {
	const { act, serial } = delivery
	switch (act.type) {
		case 'text':
			return { ...answering(act.replyTo), type: 'text', text: { body: act.text } }
		case 'file':
			return fileOf(act, { serial, apiBase })
		case 'location':
			return { type: 'location', location: { latitude: act.latitude, longitude: act.longitude, name: act.name } }
		case 'contact':
			return {
				type: 'contacts',
				contacts: [{ name: { formatted_name: act.name, first_name: act.name }, phones: [{ phone: act.phone, type: 'CELL' }] }],
			}
		case 'reaction':
			return { type: 'reaction', reaction: { message_id: act.of, ...(act.emoji !== null && { emoji: act.emoji }) } }
		case 'edit':
			return {
				type: 'edit',
				edit: { original_message_id: act.of, message: { context: { id: act.of }, type: 'text', text: { body: act.text } } },
			}
		case 'delete':
			return { type: 'revoke', revoke: { original_message_id: act.of } }
		case 'choice':
			return {
				...answering(act.of),
				type: 'interactive',
				interactive: { type: 'button_reply', button_reply: { id: act.option, title: act.title } },
			}
		case 'follow':
			return { type: 'request_welcome' }
		case 'unknown':
			return { type: 'unsupported', errors: [UNSUPPORTED], unsupported: { type: 'hologram' } }
		default:
			return null
	}
}

const UNSUPPORTED = {
	code: 131051,
	title: 'Message type unknown',
	message: 'Message type unknown',
	error_data: { details: 'Message type is currently not supported.' },
}

function answering(of: string | undefined): Fields {
	return of === undefined ? {} : { context: { from: DISPLAY_NUMBER, id: of } }
}

/** The link in a webhook runs out; Patchbay asks for one by the id. */
function fileOf(
	{ kind, name, mediaType, caption, bytes }: Extract<Act, { type: 'file' }>,
	{ serial, apiBase }: { readonly serial: number; readonly apiBase: string },
): Fields {
	const id = String(1_003_383_421_000_000 + serial)
	files.set(id, { type: mediaType, bytes: Uint8Array.from(bytes) })
	const type = kind === 'file' ? 'document' : kind === 'voice' ? 'audio' : kind
	const said = {
		...(caption !== '' && { caption }),
		...(kind === 'file' && { filename: name }),
		mime_type: kind === 'voice' ? 'audio/ogg; codecs=opus' : mediaType,
		sha256: createHash('sha256').update(bytes).digest('base64'),
		id,
		url: `${apiBase}/whatsapp_business/attachments/?mid=${id}&source=webhook`,
		...(type === 'audio' && { voice: kind === 'voice' }),
		...(type === 'sticker' && { animated: false }),
	}
	return { type, [type]: said }
}

const UNDELIVERABLE = {
	code: 131026,
	title: 'Message undeliverable',
	message: 'Message undeliverable',
	error_data: { details: 'Message Undeliverable.' },
	href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
}

function receipt({ of, state, ours }: Extract<Act, { type: 'receipt' }>, { delivery: { who, atMs }, setting }: Around): HookRequest {
	const status = {
		id: of,
		status: state,
		timestamp: seconds(atMs),
		...(who.phone !== undefined && { recipient_id: digits(who.phone) }),
		recipient_user_id: who.address,
		...(ours !== undefined && { biz_opaque_callback_data: ours }),
		...(state === 'failed' && { errors: [UNDELIVERABLE] }),
	}
	return posted(envelope({ contacts: [contactOf(who)], statuses: [status] }), { id: `${of} ${state}`, setting })
}
