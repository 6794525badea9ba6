/** What a customer does in Messenger or on Instagram, as it is posted. */
import { posted } from '../post.ts'
import type { Act, Delivery, HookRequest, Setting } from '../../stand-in.ts'
import type { Product } from './product.ts'

type Fields = Record<string, unknown>

interface Around {
	readonly delivery: Delivery
	readonly setting: Setting
	readonly product: Product
}

/** Null for what is not told of. */
export function hookOf(around: Around): HookRequest | null {
	const { delivery: { who, act, serial, atMs }, setting, product } = around
	product.people.set(who.address, who.name)
	const mid = `m_${Buffer.from(`${product.account} in ${serial}`).toString('base64url')}`
	const event = act.type === 'receipt' ? receiptOf(act, around) : eventOf(mid, around)
	if (event === null) return null
	const [customer, ours] = [{ id: who.address }, { id: product.account }]
	const isEcho = act.type === 'receipt' && act.state === 'sent'
	const ends = isEcho ? { sender: ours, recipient: customer } : { sender: customer, recipient: ours }
	const entry = [{ id: product.account, time: atMs + 200, messaging: [{ ...ends, timestamp: atMs, ...event }] }]
	return posted({ object: product.object, entry }, { id: idOf(act, mid), setting })
}

function idOf(act: Act, mid: string): string {
	return act.type === 'receipt' ? `${act.of} ${act.state}` : mid
}

function eventOf(mid: string, { delivery: { act, serial }, setting: { apiBase }, product }: Around): Fields | null {
	switch (act.type) {
		case 'text':
			return { message: { mid, text: act.text, ...(act.replyTo !== undefined && { reply_to: { mid: act.replyTo } }) } }
		case 'file':
			return {
				message: { mid, ...(act.caption !== '' && { text: act.caption }), attachments: [fileOf(act, { serial, apiBase, product })] },
			}
		case 'location': {
			const coordinates = { lat: act.latitude, long: act.longitude }
			return product.hasLocations
				? { message: { mid, attachments: [{ type: 'location', title: act.name, payload: { coordinates } }] } }
				: null
		}
		case 'reaction':
			return {
				reaction: {
					mid: act.of,
					...(act.emoji === null ? { action: 'unreact' } : { action: 'react', reaction: 'other', emoji: act.emoji }),
				},
			}
		case 'edit':
			return { message_edit: { mid: act.of, text: act.text, num_edit: 1 } }
		case 'delete':
			return product.tellsUnsent ? { message: { mid: act.of, is_deleted: true } } : null
		case 'choice':
			return { message: { mid, text: act.title, quick_reply: { payload: act.option } } }
		case 'follow':
			return { referral: { ref: 'from-the-shop', source: 'SHORTLINK', type: 'OPEN_THREAD' } }
		case 'unknown':
			return { message: { mid, ...product.unknown } }
		default:
			return null
	}
}

/** A link to the file with the key in it. A sticker is a picture with a number. */
function fileOf(
	{ kind, name, mediaType, bytes }: Extract<Act, { type: 'file' }>,
	{ serial, apiBase, product }: { readonly serial: number; readonly apiBase: string; readonly product: Product },
): Fields {
	const path = `/cdn/${serial}/${encodeURIComponent(name)}`
	product.files.set(path, { type: mediaType, bytes: Uint8Array.from(bytes) })
	const url = `${apiBase}${path}?_nc_ht=cdn&oh=03_Q7cD`
	const type = { image: 'image', sticker: 'image', video: 'video', audio: 'audio', voice: 'audio', file: 'file' }[kind]
	return { type, payload: { url, ...(kind === 'sticker' && { sticker_id: 369_239_263_222_822 }) } }
}

/** That it was sent is told by the message itself coming back. */
function receiptOf({ of, state, ours }: Extract<Act, { type: 'receipt' }>, { delivery: { atMs }, product }: Around): Fields | null {
	switch (state) {
		case 'sent': {
			const metadata = product.takesMetadata && ours !== undefined ? { metadata: ours } : {}
			return { message: { mid: of, is_echo: true, app_id: 634_974_688_087_057, text: product.sent.get(of)?.text ?? 'Hello', ...metadata } }
		}
		case 'delivered':
			return product.tellsDelivered ? { delivery: { mids: [of], watermark: atMs } } : null
		case 'read':
			return { read: product.readBy === 'mid' ? { mid: of } : { watermark: atMs } }
		case 'failed':
			return null
	}
}
