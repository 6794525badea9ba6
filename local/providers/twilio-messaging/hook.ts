import { createHmac } from 'node:crypto'
import type { Act, Delivery, HookRequest, Setting } from '../stand-in.ts'
import { files, keep, messages, NUMBERS, sidOf } from './account.ts'

type Form = Record<string, string>

/** What a customer's phone does, as Twilio posts it. Null for what neither text messages nor WhatsApp by Twilio have. */
export function hook(delivery: Delivery, setting: Setting): Promise<HookRequest | null> {
	const request = delivery.act.type === 'receipt' ? receipt(delivery.act, { delivery, setting }) : inbound(delivery, setting)
	return Promise.resolve(request)
}

function isWhatsApp({ who }: Delivery): boolean {
	return who.address.startsWith('whatsapp:')
}

function numberFor(delivery: Delivery): string {
	return isWhatsApp(delivery) ? NUMBERS.whatsapp : NUMBERS.sms
}

function inbound(delivery: Delivery, setting: Setting): HookRequest | null {
	const { who, serial, atMs } = delivery
	const said = saidOf(delivery, setting)
	if (said === null || (!isWhatsApp(delivery) && !['text', 'file'].includes(delivery.act.type))) return null
	const to = numberFor(delivery)
	const sid = sidOf(said['NumMedia'] === '1' ? 'MM' : 'SM', serial)
	const profile: Form = isWhatsApp(delivery)
		? { ProfileName: who.name, WaId: who.address.replace(/\D/g, '') }
		: { FromCountry: 'US', ToCountry: 'US' }
	const ids = { SmsMessageSid: sid, SmsSid: sid, MessageSid: sid, AccountSid: setting.credentials['accountSid'] ?? '' }
	const form = {
		NumMedia: '0',
		Body: '',
		...profile,
		...ids,
		SmsStatus: 'received',
		NumSegments: '1',
		To: to,
		From: who.address,
		ApiVersion: '2010-04-01',
		...said,
	}
	keep({ sid, to, from: who.address, body: form.Body, media: Number(form.NumMedia), direction: 'inbound', atMs, statusCallback: null })
	return post(setting.hookUrl, { form, id: sid, setting })
}

function saidOf(delivery: Delivery, setting: Setting): Form | null {
	const { act } = delivery
	switch (act.type) {
		case 'text':
			return { Body: act.text, MessageType: 'text', ...consentOf(act.text), ...answering(act.replyTo, delivery) }
		case 'file':
			return fileForm({ ...act, mediaType: act.mediaType }, { delivery, setting })
		case 'contact':
			return fileForm(cardOf(act), { delivery, setting })
		case 'location':
			return { MessageType: 'location', Latitude: String(act.latitude), Longitude: String(act.longitude), Label: act.name, Body: act.name }
		case 'choice':
			return { MessageType: 'button', Body: act.title, ButtonText: act.title, ButtonPayload: act.option, ...answering(act.of, delivery) }
		case 'unknown':
			return { MessageType: 'hologram', HologramDepth: '3' }
		default:
			return null
	}
}

function answering(sid: string | undefined, delivery: Delivery): Form {
	return sid === undefined ? {} : { OriginalRepliedMessageSid: sid, OriginalRepliedMessageSender: numberFor(delivery) }
}

/** Twilio acts on these words by itself, and says so. */
function consentOf(text: string): Form {
	const word = text.trim().toUpperCase()
	return word === 'STOP' || word === 'START' ? { OptOutType: word } : {}
}

interface Around {
	readonly delivery: Delivery
	readonly setting: Setting
}

type SharedFile = Pick<Extract<Act, { type: 'file' }>, 'kind' | 'name' | 'mediaType' | 'caption' | 'bytes'>

function fileForm({ kind, name, mediaType, caption, bytes }: SharedFile, { delivery, setting }: Around): Form {
	const [sid, media] = [sidOf('MM', delivery.serial), sidOf('ME', delivery.serial)]
	files.set(media, { type: mediaType, bytes: Uint8Array.from(bytes) })
	const url = `${setting.apiBase}/2010-04-01/Accounts/${setting.credentials['accountSid']}/Messages/${sid}/Media/${media}`
	const type = kind === 'file' ? 'document' : kind === 'voice' ? 'audio' : kind
	// WhatsApp puts the name of a document where its words would be.
	return { NumMedia: '1', MediaUrl0: url, MediaContentType0: mediaType, MessageType: type, Body: caption || (kind === 'file' ? name : '') }
}

function cardOf({ name, phone }: Extract<Act, { type: 'contact' }>): SharedFile {
	const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:${phone}\r\nEND:VCARD\r\n`
	return { kind: 'file', name: '', mediaType: 'text/vcard', caption: '', bytes: new TextEncoder().encode(card) }
}

const STATUS = { sent: 'sent', delivered: 'delivered', read: 'read', failed: 'undelivered' } as const
const UNREACHABLE: Form = { ErrorCode: '30003', ErrorMessage: 'Unreachable destination handset' }

function receipt(act: Extract<Act, { type: 'receipt' }>, { delivery, setting }: Around): HookRequest | null {
	// Only WhatsApp knows what has been read.
	if (act.state === 'read' && !isWhatsApp(delivery)) return null
	const status = STATUS[act.state]
	const ids = { MessageSid: act.of, SmsSid: act.of, AccountSid: setting.credentials['accountSid'] ?? '' }
	const form = {
		...ids,
		MessageStatus: status,
		SmsStatus: status,
		To: delivery.who.address,
		From: numberFor(delivery),
		ApiVersion: '2010-04-01',
	}
	const url = messages.get(act.of)?.statusCallback ?? withOurs(setting.hookUrl, act.ours)
	return post(url, { form: act.state === 'failed' ? { ...form, ...UNREACHABLE } : form, id: `${act.of} ${status}`, setting })
}

function withOurs(hookUrl: string, ours: string | undefined): string {
	return ours === undefined ? hookUrl : `${hookUrl}?message=${encodeURIComponent(ours)}`
}

function post(url: string, { form, id, setting }: { readonly form: Form; readonly id: string; readonly setting: Setting }): HookRequest {
	const signed = url + Object.keys(form).sort().map((name) => name + form[name]).join('')
	const signature = createHmac('sha1', setting.credentials['authToken'] ?? '').update(signed).digest('base64')
	return {
		method: 'POST',
		url,
		headers: {
			'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
			'x-twilio-signature': signature,
			'i-twilio-idempotency-token': `token-${id}`,
			'user-agent': 'TwilioProxy/1.1',
		},
		body: new TextEncoder().encode(new URLSearchParams(form).toString()),
		id,
	}
}
