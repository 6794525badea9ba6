import type { ApiAnswer, ApiRequest, Fault, Setting } from '../stand-in.ts'
import { FAULTS, json, problem, UNAUTHORIZED } from './answers.ts'
import { files, type KeptMessage, messages, NUMBERS, recent, TEMPLATE } from './account.ts'
import { create, resourceOf } from './create.ts'

interface Asked {
	readonly form: URLSearchParams
	readonly query: URLSearchParams
	readonly setting: Setting & { readonly nowMs: number }
}

/** Twilio's REST API, as far as messages go; its three hosts are one here. */
export function answer(
	request: ApiRequest,
	setting: Setting & { readonly nowMs: number; readonly fault: Fault | null },
): Promise<ApiAnswer> {
	return Promise.resolve(answerOf(request, setting))
}

function answerOf(request: ApiRequest, setting: Setting & { readonly nowMs: number; readonly fault: Fault | null }): ApiAnswer {
	const { pathname, searchParams: query } = new URL(request.path, 'http://twilio.example')
	// What media links lead to is a storage of its own, where the link is the key.
	if (pathname.startsWith('/storage/')) return stored(pathname.slice('/storage/'.length))
	if (!isAuthorized(request, setting)) return UNAUTHORIZED
	if (setting.fault !== null && setting.fault !== 'lost') return FAULTS[setting.fault]
	const account = `/2010-04-01/Accounts/${setting.credentials['accountSid']}`
	const path = pathname.startsWith(account) ? pathname.slice(account.length) : pathname
	return route(`${request.method} ${path}`, { form: new URLSearchParams(new TextDecoder().decode(request.body)), query, setting })
}

function isAuthorized({ headers }: ApiRequest, { credentials }: Setting): boolean {
	const { accountSid, authToken } = credentials
	return headers['authorization'] === `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
}

function route(what: string, asked: Asked): ApiAnswer {
	switch (what) {
		case 'GET .json':
			return json(200, { sid: asked.setting.credentials['accountSid'], friendly_name: 'Stand-in', status: 'active', type: 'Full' })
		case 'POST /Messages.json':
			return create(asked.form, asked.setting)
		case 'GET /Messages.json':
			return json(200, { messages: listed(asked.query).map((it) => resourceOf(it, asked.setting)), page: 0, page_size: 50 })
		case 'GET /IncomingPhoneNumbers.json':
			return json(200, { incoming_phone_numbers: [{ phone_number: NUMBERS.sms, capabilities: { voice: true, sms: true, mms: true } }] })
		case 'GET /v2/Channels/Senders':
			return json(200, { senders: [{ sender_id: NUMBERS.whatsapp, status: 'ONLINE' }], meta: { page: 0 } })
		case 'GET /v1/ContentAndApprovals':
			return json(200, { contents: [contentResource()], meta: { page: 0 } })
		case 'POST /v2/Indicators/Typing.json':
			return typing(asked.form)
		default:
			return media(what) ?? problem(404, 20404, `The requested resource ${what.split(' ')[1]} was not found`)
	}
}

function listed(query: URLSearchParams): readonly KeptMessage[] {
	const [to, from] = [query.get('To'), query.get('From')]
	const all = recent.map((sid) => messages.get(sid)).filter((it) => it !== undefined)
	return all.filter((it) => (to === null || it.to === to) && (from === null || it.from === from)).slice(0, 50)
}

function contentResource(): Record<string, unknown> {
	const { sid, friendlyName, language, body } = TEMPLATE
	const types = { 'twilio/text': { body } }
	return {
		sid,
		friendly_name: friendlyName,
		language,
		types,
		variables: {},
		approval_requests: { name: friendlyName, status: 'approved', category: 'UTILITY' },
	}
}

function typing(form: URLSearchParams): ApiAnswer {
	const message = messages.get(form.get('messageId') ?? '')
	if (form.get('channel') !== 'whatsapp') return problem(400, 20001, 'Invalid parameter: channel')
	if (message?.direction !== 'inbound' || !message.from.startsWith('whatsapp:')) return problem(400, 20001, 'Invalid parameter: messageId')
	return {
		...json(200, { success: true }),
		shown: { address: message.from, id: message.sid, kind: 'typing', text: '', files: [], options: [] },
	}
}

function media(what: string): ApiAnswer | null {
	const sid = /^GET \/Messages\/MM[0-9a-f]{32}\/Media\/(ME[0-9a-f]{32})$/.exec(what)?.[1]
	if (sid === undefined || files.get(sid) === undefined) return null
	return { status: 307, headers: { location: `/storage/${sid}` }, body: '' }
}

function stored(sid: string): ApiAnswer {
	const file = files.get(sid)
	if (file === undefined) return problem(404, 20404, 'No such file')
	return { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
}
