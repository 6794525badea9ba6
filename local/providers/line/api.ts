import type { ApiAnswer, ApiRequest, Fault, Setting } from '../stand-in.ts'
import { DESTINATION, files, names, readTokens } from './account.ts'
import { FAULTS, invalid, json, UNAUTHORIZED } from './answers.ts'
import { push } from './push.ts'

/** LINE's Messaging API; its host for files is the same here, and so is the one for stickers. */
export function answer(request: ApiRequest, setting: Setting & { readonly fault: Fault | null }): Promise<ApiAnswer> {
	return Promise.resolve(answerOf(request, setting))
}

function answerOf(request: ApiRequest, { credentials, fault }: Setting & { readonly fault: Fault | null }): ApiAnswer {
	const path = new URL(request.path, 'http://line.example').pathname
	const sticker = /^\/stickershop\/v1\/sticker\/(\d+)\/android\/sticker\.png$/.exec(path)?.[1]
	if (sticker !== undefined) return fileAt(`sticker ${sticker}`)
	if (request.headers['authorization'] !== `Bearer ${credentials['channelAccessToken']}`) return UNAUTHORIZED
	if (fault !== null && fault !== 'lost' && fault !== 'blocked') return FAULTS[fault]
	const answered = request.method === 'GET' ? asked(path) : posted(path, request)
	return fault === 'blocked' ? { ...answered, shown: undefined } : answered
}

function posted(path: string, request: ApiRequest): ApiAnswer {
	const body = read(request.body)
	switch (path) {
		case '/v2/bot/channel/webhook/endpoint':
			return request.method === 'PUT' ? endpoint(body) : json(405, { message: 'Method not allowed' })
		case '/v2/bot/channel/webhook/test':
			return json(200, { success: true, timestamp: new Date().toISOString(), statusCode: 200, reason: 'OK', detail: '200' })
		case '/v2/bot/message/push':
			return push(body, request.headers['x-line-retry-key'])
		case '/v2/bot/chat/loading/start':
			return loading(body)
		case '/v2/bot/chat/markAsRead':
			return markAsRead(body)
		default:
			return json(404, { message: 'Not found' })
	}
}

function read(body: Uint8Array): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(body))
		return typeof value === 'object' && value !== null ? { ...value } : {}
	} catch {
		return {}
	}
}

function loading({ chatId, loadingSeconds }: Readonly<Record<string, unknown>>): ApiAnswer {
	if (typeof chatId !== 'string' || !/^U[0-9a-f]{32}$/.test(chatId)) return invalid('chatId', 'The value of chatId is invalid')
	const seconds = Number(loadingSeconds ?? 20)
	if (seconds < 5 || seconds > 60 || seconds % 5 !== 0) return invalid('loadingSeconds', 'Must be a multiple of 5, from 5 to 60')
	return { ...json(202, {}), shown: { address: chatId, id: `typing ${chatId}`, kind: 'typing', text: '', files: [], options: [] } }
}

function markAsRead({ markAsReadToken }: Readonly<Record<string, unknown>>): ApiAnswer {
	const known = typeof markAsReadToken === 'string' ? readTokens.get(markAsReadToken) : undefined
	if (known === undefined) return json(400, { message: 'An invalid markAsReadToken is specified' })
	const { address, message } = known
	return { ...json(200, {}), shown: { address, id: `read ${message}`, kind: 'read', text: '', files: [], options: [], of: message } }
}

const ENDPOINT_MAX_CHARS = 500

/** In the clear on this machine alone. */
function endpoint({ endpoint: url }: Readonly<Record<string, unknown>>): ApiAnswer {
	const isTaken = typeof url === 'string' && url.length <= ENDPOINT_MAX_CHARS &&
		/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/.test(url)
	return isTaken ? json(200, {}) : invalid('endpoint', 'Invalid webhook endpoint URL')
}

function asked(path: string): ApiAnswer {
	if (path === '/v2/bot/info') return json(200, { userId: DESTINATION, basicId: '@standin', displayName: 'Stand-in', chatMode: 'bot' })
	const [, id, made] = /^\/v2\/bot\/message\/([^/]+)\/content(\/transcoding)?$/.exec(path) ?? []
	if (id !== undefined) return made === undefined ? fileAt(id) : json(200, { status: files.get(id) === undefined ? 'failed' : 'succeeded' })
	const [, userId] = /^\/v2\/bot\/profile\/([^/]+)$/.exec(path) ?? []
	const displayName = names.get(userId ?? '')
	return displayName === undefined ? json(404, { message: 'Not found' }) : json(200, { userId, displayName, language: 'ja' })
}

function fileAt(id: string): ApiAnswer {
	const file = files.get(id)
	return file === undefined
		? json(404, { message: 'Not found' })
		: { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
}
