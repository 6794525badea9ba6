/** WhatsApp's side of the Graph API, as strict as Meta is. */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { BAD_PROOF, BAD_TOKEN, failed, faultAnswer, json, type OwnFaults } from '../meta/answers.ts'
import { type Asked, askedOf } from '../meta/asked.ts'
import type { ApiAnswer, ApiRequest, Fault, Setting } from '../stand-in.ts'
import { ACCOUNT_ID, DISPLAY_NUMBER, files, PHONE_NUMBER_ID, talk, templates, wamid } from './account.ts'
import { OutboundMessage, ReadMark } from './message.ts'
import { filledTemplate, shownOf } from './shown.ts'

const faults: OwnFaults = {
	'rate-limited': {
		status: 429,
		code: 130429,
		message: '(#130429) Rate limit hit',
		details: 'Message failed to send because there were too many messages sent from this phone number in a short period of time',
	},
	'window-closed': {
		code: 131047,
		message: '(#131047) Re-engagement message',
		details: 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
	},
	blocked: { code: 131026, message: '(#131026) Message undeliverable', details: 'Message Undeliverable.' },
}

type Asking = Setting & { readonly nowMs: number; readonly fault: Fault | null }

export function answer(request: ApiRequest, setting: Asking): Promise<ApiAnswer> {
	const asked = askedOf(request, setting)
	if (!asked.isAuthorized) return Promise.resolve(BAD_TOKEN)
	return Promise.resolve(asked.isProven ? faultAnswer(setting.fault, faults) ?? route(asked, setting) : BAD_PROOF)
}

function route(asked: Asked, setting: Asking): ApiAnswer {
	switch (asked.what) {
		case `POST /${PHONE_NUMBER_ID}/messages`:
			return taken(asked.body)
		case `GET /${PHONE_NUMBER_ID}`:
			return json({ verified_name: 'Stand-in', display_phone_number: DISPLAY_NUMBER, id: PHONE_NUMBER_ID })
		case 'GET /whatsapp_business/attachments/':
			return download(asked)
		case 'GET /debug_token':
			return debugToken(asked.query, setting)
		case `GET /${ACCOUNT_ID}/phone_numbers`:
			return json({ data: [{ id: PHONE_NUMBER_ID, display_phone_number: DISPLAY_NUMBER }] })
		case `GET /${ACCOUNT_ID}/message_templates`:
			return templatePage(asked.query)
		default:
			return media(asked, setting) ?? unknownObject(asked.what)
	}
}

function unknownObject(what: string): ApiAnswer {
	const [method = '', path = ''] = what.split(' ')
	const id = path.split('/')[1] ?? ''
	return failed({
		code: 100,
		subcode: 33,
		message:
			`Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
	})
}

function taken(body: unknown): ApiAnswer {
	const mark = ReadMark.safeParse(body)
	if (mark.success) return marked(mark.data)
	const read = OutboundMessage.safeParse(body)
	if (!read.success) return failed({ code: 100, message: '(#100) Invalid parameter', details: z.prettifyError(read.error) })
	const message = read.data
	if (message.type === 'template' && filledTemplate(message.template) === null) return noTemplate(message.template.name)
	const id = wamid(`out ${randomUUID()}`)
	const shown = shownOf(message, id)
	talk.set(id, shown.address)
	const input = message.to ?? message.recipient
	const contact = message.to === undefined ? { input, user_id: input } : { input, wa_id: message.to.replace('+', '') }
	return { ...json({ messaging_product: 'whatsapp', contacts: [contact], messages: [{ id }] }), shown }
}

function noTemplate(name: string): ApiAnswer {
	if (!templates.some((it) => it.name === name)) {
		return failed({
			status: 404,
			code: 132001,
			message: '(#132001) Template name does not exist in the translation',
			details: `template name (${name}) does not exist`,
		})
	}
	return failed({ code: 132000, message: '(#132000) Number of parameters does not match the expected number of params' })
}

function marked({ message_id: id, typing_indicator }: z.infer<typeof ReadMark>): ApiAnswer {
	const address = talk.get(id)
	if (address === undefined) return failed({ code: 131009, message: '(#131009) Parameter value is not valid', details: 'message_id' })
	const kind = typing_indicator === undefined ? 'read' : 'typing'
	return { ...json({ success: true }), shown: { address, id, kind, text: '', files: [], options: [], of: id } }
}

/** The first step: a link for five minutes. */
function media({ what, query }: Asked, { apiBase }: Asking): ApiAnswer | null {
	const id = /^GET \/(\d+)$/.exec(what)?.[1] ?? ''
	const file = files.get(id)
	if (file === undefined || (query.get('phone_number_id') ?? PHONE_NUMBER_ID) !== PHONE_NUMBER_ID) return null
	const sha256 = createHash('sha256').update(file.bytes).digest('hex')
	const url = `${apiBase}/whatsapp_business/attachments/?mid=${id}&ext=${300}&hash=ATt${id}`
	return json({ messaging_product: 'whatsapp', url, mime_type: file.type, sha256, file_size: file.bytes.length, id })
}

/** The second: the link, and the token again. */
function download({ query, headers }: Asked): ApiAnswer {
	const file = files.get(query.get('mid') ?? '')
	if (file === undefined || !query.has('hash') || headers['user-agent'] === undefined) return { status: 404, headers: {}, body: '' }
	return { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
}

function debugToken(query: URLSearchParams, { credentials }: Asking): ApiAnswer {
	const isOurs = query.get('input_token') === credentials['accessToken']
	if (!isOurs) return json({ data: { is_valid: false, scopes: [] } })
	const granular_scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'].map((scope) => ({
		scope,
		target_ids: [ACCOUNT_ID],
	}))
	return json({ data: { app_id: '634974688087057', type: 'SYSTEM_USER', is_valid: true, granular_scopes } })
}

/** One by one: who asks for all has to follow the pages. */
function templatePage(query: URLSearchParams): ApiAnswer {
	const status = query.get('status')
	const all = templates.filter((it) => status === null || it.status === status)
	const at = Number(query.get('after') ?? '0')
	const isLast = at + 1 >= all.length
	const paging = { cursors: { before: String(at), after: String(at + 1) }, ...(!isLast && { next: 'https://graph.facebook.com/next' }) }
	return json({ data: all.slice(at, at + 1), paging })
}
