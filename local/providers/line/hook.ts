import { createHmac } from 'node:crypto'
import type { Act, Delivery, HookRequest, Setting } from '../stand-in.ts'
import { DESTINATION, eventId, files, messageId, names, quoteTokens, readTokens } from './account.ts'

type Json = Readonly<Record<string, unknown>>

/** What somebody does in LINE, as its platform posts it. Null for what one-to-one chats there do not have. */
export function hook(delivery: Delivery, { credentials, hookUrl }: Setting): Promise<HookRequest | null> {
	const said = eventOf(delivery)
	if (said === null) return Promise.resolve(null)
	const { who, serial, atMs } = delivery
	names.set(who.address, who.name)
	const id = eventId(atMs, serial)
	const event = {
		...said,
		timestamp: Math.trunc(atMs),
		source: { type: 'user', userId: who.address },
		webhookEventId: id,
		deliveryContext: { isRedelivery: false },
		mode: 'active',
	}
	const request = signed({ destination: DESTINATION, events: [event] }, { credentials, hookUrl, id })
	return Promise.resolve(said['type'] === 'message' ? { ...request, message: messageId(serial) } : request)
}

/** What the console's «Verify» posts. */
export function consoleTest({ credentials, hookUrl }: Setting): HookRequest {
	return signed({ destination: DESTINATION, events: [] }, { credentials, hookUrl, id: null })
}

function signed(
	post: Json,
	{ credentials, hookUrl, id }: Pick<Setting, 'credentials' | 'hookUrl'> & { readonly id: string | null },
): HookRequest {
	const body = new TextEncoder().encode(JSON.stringify(post))
	const signature = createHmac('sha256', credentials['channelSecret'] ?? '').update(body).digest('base64')
	const headers = { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': signature, 'user-agent': 'LineBotWebhook/2.0' }
	return { method: 'POST', url: hookUrl, headers, body, id }
}

function eventOf(delivery: Delivery): Json | null {
	const { act, serial } = delivery
	const replyToken = serial.toString(16).padStart(32, '0')
	switch (act.type) {
		case 'text':
		case 'file':
		case 'location': {
			const message = messageOf(act, delivery)
			return message === null ? null : { type: 'message', replyToken, message }
		}
		case 'delete':
			return { type: 'unsend', unsend: { messageId: act.of } }
		case 'choice':
			return { type: 'postback', replyToken, postback: { data: act.option } }
		case 'follow':
			return { type: 'follow', replyToken, follow: { isUnblocked: false } }
		case 'unfollow':
			return { type: 'unfollow' }
		case 'unknown':
			return { type: 'greatNewFeature', replyToken, greatNewFeature: { depth: 3 } }
		default:
			return null
	}
}

function messageOf(act: Extract<Act, { type: 'text' | 'file' | 'location' }>, { who, serial }: Delivery): Json | null {
	const id = messageId(serial)
	const tokens = { quoteToken: `quote-${id}`, markAsReadToken: `read-${id}` }
	quoteTokens.set(tokens.quoteToken, id)
	readTokens.set(tokens.markAsReadToken, { address: who.address, message: id })
	switch (act.type) {
		case 'text':
			return { type: 'text', id, text: act.text, ...tokens, ...(act.replyTo === undefined ? {} : { quotedMessageId: act.replyTo }) }
		case 'location': {
			const { name, latitude, longitude } = act
			return {
				type: 'location',
				id,
				title: name,
				address: `${name}, 1010 Wien`,
				latitude,
				longitude,
				markAsReadToken: tokens.markAsReadToken,
			}
		}
		case 'file':
			return fileMessage(act, { id, tokens })
	}
}

function fileMessage(act: Extract<Act, { type: 'file' }>, { id, tokens }: { readonly id: string; readonly tokens: Json }): Json | null {
	files.set(act.kind === 'sticker' ? `sticker ${id}` : id, { type: act.mediaType, bytes: Uint8Array.from(act.bytes) })
	const contentProvider = { type: 'line' }
	switch (act.kind) {
		case 'image':
			return { type: 'image', id, contentProvider, ...tokens }
		case 'video':
		case 'audio':
			return { type: act.kind, id, duration: 60_000, contentProvider, ...tokens }
		case 'file':
			return { type: 'file', id, fileName: act.name, fileSize: act.bytes.length, ...tokens }
		case 'sticker':
			return {
				type: 'sticker',
				id,
				packageId: '446',
				stickerId: id,
				stickerResourceType: 'STATIC',
				keywords: ['hello', 'wave', 'hi', 'greeting'],
				...tokens,
			}
		case 'voice':
			return null
	}
}
