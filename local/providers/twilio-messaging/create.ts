import type { FileKind } from '../../../core/message.ts'
import type { ApiAnswer, Setting, Shown } from '../stand-in.ts'
import { keep, type KeptMessage, NUMBERS, TEMPLATE } from './account.ts'
import { json, problem } from './answers.ts'

const BODY_MAX_CHARS = 1_600
const ADDRESS = /^(whatsapp:)?\+[1-9]\d{6,14}$/

type Wish = Setting & { readonly nowMs: number }

/** `POST Messages.json`, as strict as Twilio is. */
export function create(form: URLSearchParams, setting: Wish): ApiAnswer {
	const refused = refusal(form)
	if (refused !== null) return refused
	const message: KeptMessage = {
		sid: `SM${crypto.randomUUID().replaceAll('-', '')}`,
		to: form.get('To') ?? '',
		from: form.get('From') ?? NUMBERS.sms,
		body: bodyOf(form),
		media: form.getAll('MediaUrl').length,
		direction: 'outbound-api',
		atMs: setting.nowMs,
		statusCallback: form.get('StatusCallback'),
	}
	keep(message)
	return { ...json(201, resourceOf(message, setting)), shown: shownOf(message, form) }
}

function refusal(form: URLSearchParams): ApiAnswer | null {
	const [to, from, body, callback] = ['To', 'From', 'Body', 'StatusCallback'].map((name) => form.get(name) ?? '')
	if (!to) return problem(400, 21604, "A 'To' phone number is required.")
	if (!ADDRESS.test(to)) return problem(400, 21211, `Invalid 'To' Phone Number: ${to}`)
	if (!from && !form.has('MessagingServiceSid')) return problem(400, 21603, "A 'From' phone number is required.")
	if (from && from !== NUMBERS.sms && from !== NUMBERS.whatsapp) return problem(400, 21606, `The 'From' phone number ${from} is not yours.`)
	if (from && from.startsWith('whatsapp:') !== to.startsWith('whatsapp:')) return problem(400, 21910, 'Invalid From and To pair.')
	if (callback && !URL.canParse(callback)) return problem(400, 21609, `The StatusCallback URL ${callback} is not a valid URL.`)
	if (body && body.length > BODY_MAX_CHARS) return problem(400, 21617, 'The concatenated message body exceeds the 1600 character limit')
	return contentRefusal(form)
}

function contentRefusal(form: URLSearchParams): ApiAnswer | null {
	const media = form.getAll('MediaUrl')
	if (!form.get('Body') && media.length === 0 && !form.has('ContentSid')) {
		return problem(400, 21619, 'A text message body or media urls must be specified.')
	}
	if (media.length > 10) return problem(400, 21623, 'Number of media files exceeds allowed limit')
	if (media.some((it) => !URL.canParse(it))) return problem(400, 21620, 'Invalid media URL(s)')
	if (!form.has('ContentSid')) return null
	if (form.get('ContentSid') !== TEMPLATE.sid) return problem(400, 21655, 'The ContentSid is Invalid')
	return variablesOf(form) === null ? problem(400, 21656, 'The Content Variables parameter is invalid.') : null
}

function variablesOf(form: URLSearchParams): Readonly<Record<string, string>> | null {
	try {
		const variables: unknown = JSON.parse(form.get('ContentVariables') ?? '{}')
		if (typeof variables !== 'object' || variables === null) return null
		return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
	} catch {
		return null
	}
}

function bodyOf(form: URLSearchParams): string {
	if (!form.has('ContentSid')) return form.get('Body') ?? ''
	const variables = variablesOf(form) ?? {}
	return TEMPLATE.body.replace(/\{\{(\d+)\}\}/g, (blank, number: string) => variables[number] ?? blank)
}

export function resourceOf(
	{ sid, to, from, body, media, direction, atMs }: KeptMessage,
	{ credentials }: Setting,
): Record<string, unknown> {
	const account = credentials['accountSid']
	const time = new Date(atMs).toUTCString().replace('GMT', '+0000')
	return {
		sid,
		account_sid: account,
		to,
		from,
		body,
		direction,
		num_media: String(media),
		num_segments: '1',
		status: direction === 'inbound' ? 'received' : 'queued',
		date_created: time,
		date_updated: time,
		date_sent: direction === 'inbound' ? time : null,
		error_code: null,
		error_message: null,
		messaging_service_sid: null,
		api_version: '2010-04-01',
		uri: `/2010-04-01/Accounts/${account}/Messages/${sid}.json`,
	}
}

function shownOf({ sid, to, body, statusCallback }: KeptMessage, form: URLSearchParams): Shown {
	const ours = statusCallback === null ? null : new URL(statusCallback).searchParams.get('message')
	const files = form.getAll('MediaUrl').map(fileAt)
	const place = form.get('PersistentAction')
	return {
		address: to,
		id: sid,
		kind: 'message',
		text: place === null ? body : `${body}\n${place}`,
		files,
		options: [],
		...(ours === null ? {} : { ours }),
		...(form.has('ContentSid') ? { template: true } : {}),
	}
}

const KINDS: Readonly<Record<string, FileKind>> = { png: 'image', jpg: 'image', mp4: 'video', mp3: 'audio', ogg: 'voice', webp: 'sticker' }

/** Twilio fetches the file and looks what it is; here its name says so. */
function fileAt(url: string): Shown['files'][number] {
	const name = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
	return { kind: KINDS[name.split('.').at(-1) ?? ''] ?? 'file', url, name }
}
