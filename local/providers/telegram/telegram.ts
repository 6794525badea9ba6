/** Telegram as a bot meets it: updates with the secret that `setWebhook` was given, and the Bot API. */
import type { ApiAnswer, ApiRequest, Delivery, Fault, HookRequest, Setting, StandIn } from '../stand-in.ts'
import { formOf } from './form.ts'
import { freshNumber } from '../shared/fresh-number.ts'
import { files } from './kept.ts'
import { type Done, perform } from './methods.ts'
import { customersMessage, updateOf } from './updates.ts'

const JSON_HEADERS = { 'content-type': 'application/json' } as const

function hook(delivery: Delivery, { credentials, hookUrl }: Setting): Promise<HookRequest | null> {
	const update = updateOf(delivery)
	if (update === null) return Promise.resolve(null)
	const headers = { ...JSON_HEADERS, 'x-telegram-bot-api-secret-token': credentials['secretToken'] ?? '' }
	const body = new TextEncoder().encode(JSON.stringify(update))
	return Promise.resolve({
		method: 'POST',
		url: hookUrl,
		headers,
		body,
		id: String(update['update_id']),
		message: customersMessage(delivery),
	})
}

const FAULTS: Readonly<Record<Exclude<Fault, 'lost'>, ApiAnswer | null>> = {
	'rate-limited': refusal(429, 'Too Many Requests: retry after 3', { retry_after: 3 }),
	broken: refusal(500, 'Internal Server Error'),
	// There is no window.
	'window-closed': null,
	blocked: refusal(403, 'Forbidden: bot was blocked by the user'),
	'bad-token': refusal(401, 'Unauthorized'),
}

function refusal(status: number, description: string, parameters?: Readonly<Record<string, number>>): ApiAnswer {
	return { status, headers: JSON_HEADERS, body: JSON.stringify({ ok: false, error_code: status, description, parameters }) }
}

const PATH = /^\/(file\/)?bot([^/]+)\/(.+)$/

/** Its messages have odd numbers. */
let count = freshNumber()

type Asked = Setting & { readonly nowMs: number; readonly fault: Fault | null }

async function answer(request: ApiRequest, setting: Asked): Promise<ApiAnswer> {
	const [, isFile, token, what = ''] = PATH.exec(request.path.split('?')[0] ?? '') ?? []
	if (token === undefined || decodeURIComponent(token) !== setting.credentials['botToken']) return refusal(401, 'Unauthorized')
	if (isFile !== undefined) return fileAt(what)
	const fault = setting.fault === null || setting.fault === 'lost' ? null : FAULTS[setting.fault]
	if (fault !== null) return fault
	const form = await formOf(request)
	if (form === null) return refusal(400, 'Bad Request: can’t parse the request')
	const fileBase = `${setting.apiBase}/file/bot${token}`
	return answerOf(perform(what, { form, nowMs: setting.nowMs, number: 2 * count++ + 1, fileBase }))
}

function answerOf(done: Done): ApiAnswer {
	if (!done.ok) return refusal(done.status, done.description)
	return { status: 200, headers: JSON_HEADERS, body: JSON.stringify({ ok: true, result: done.result }), shown: done.shown }
}

function fileAt(path: string): ApiAnswer {
	const file = files.get(path.split('/').at(-1) ?? '')
	if (file === undefined) return refusal(404, 'Not Found')
	return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes }
}

export const telegram: StandIn = {
	channel: 'telegram',
	credentials: { botToken: '4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK', secretToken: 'the-secret-that-setWebhook-was-given' },
	person: (n) => ({ address: String(1_111_110 + n), name: `Telegram User${n}` }),
	hook,
	answer,
}
