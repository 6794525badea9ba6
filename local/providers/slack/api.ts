import type { ApiAnswer, ApiRequest, Fault, Setting } from '../stand-in.ts'
import { customerIn, files, isDirect, messages, names, OURS, recent } from './account.ts'
import { done, failed, FAULTS } from './answers.ts'
import { addReaction, getReactions, postMessage, remove, removeReaction, resourceOf, update } from './chat.ts'
import { completeUpload, getUploadUrl, takeBytes } from './uploads.ts'

type Way = Setting & { readonly nowMs: number; readonly fault: Fault | null }

/** Slack's Web API, its host for files, and the one for uploads. */
export function answer(request: ApiRequest, setting: Way): Promise<ApiAnswer> {
	return Promise.resolve(answerOf(request, setting))
}

function answerOf(request: ApiRequest, setting: Way): ApiAnswer {
	const { pathname, searchParams } = new URL(request.path, 'http://slack.example')
	const [, place] = /^\/upload\/v1\/([A-Z0-9]+)$/.exec(pathname) ?? []
	if (place !== undefined) return takeBytes(place, request.body)
	const token = tokenOf(request)
	const isOurs = token === setting.credentials['botToken']
	const [, file] = /^\/files-pri\/[A-Z0-9]+-([A-Z0-9]+)\//.exec(pathname) ?? []
	if (file !== undefined) return isOurs ? fileAt(file) : SIGN_IN
	if (!isOurs) return failed(token === null ? 'not_authed' : 'invalid_auth')
	if (setting.fault !== null && setting.fault !== 'lost') return FAULTS[setting.fault]
	const form = request.method === 'POST' ? new URLSearchParams(new TextDecoder().decode(request.body)) : searchParams
	return methodNamed(pathname.replace(/^\/api\//, ''), { form, setting })
}

function tokenOf({ headers }: ApiRequest): string | null {
	return /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null
}

/** Whom Slack does not know it shows where to sign in. */
const SIGN_IN: ApiAnswer = {
	status: 200,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: '<!DOCTYPE html><title>Sign in | Slack</title>',
}

function fileAt(id: string): ApiAnswer {
	const file = files.get(id)
	return file === undefined
		? { ...failed('file_not_found'), status: 404 }
		: { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
}

interface Asked {
	readonly form: URLSearchParams
	readonly setting: Way
}

function methodNamed(method: string, { form, setting }: Asked): ApiAnswer {
	switch (method) {
		case 'chat.postMessage':
			return postMessage(form, setting.nowMs)
		case 'chat.update':
			return update(form)
		case 'chat.delete':
			return remove(form)
		case 'reactions.add':
			return addReaction(form)
		case 'reactions.remove':
			return removeReaction(form)
		case 'reactions.get':
			return getReactions(form)
		case 'files.getUploadURLExternal':
			return getUploadUrl(form, setting.apiBase)
		case 'files.completeUploadExternal':
			return completeUpload(form, setting)
		default:
			return lookUp(method, { form, setting })
	}
}

function lookUp(method: string, { form, setting }: Asked): ApiAnswer {
	const channel = form.get('channel') ?? ''
	switch (method) {
		case 'auth.test':
			return done({ team: 'Stand-in', user: 'patchbay', team_id: OURS.team, user_id: OURS.user, bot_id: OURS.bot })
		case 'conversations.history':
		case 'conversations.replies':
			return history(form)
		case 'conversations.info':
			return channelInfo(channel)
		case 'users.info':
			return userInfo(form.get('user') ?? '')
		case 'files.info':
			return fileInfo(form.get('file') ?? '', setting)
		default:
			return failed('unknown_method', { req_method: method })
	}
}

function history(form: URLSearchParams): ApiAnswer {
	const [channel, thread] = [form.get('channel'), form.get('ts')]
	const oldest = Number(form.get('oldest') ?? 0)
	const all = recent.map((it) => messages.get(it)).filter((it) => it !== undefined)
	const inIt = all.filter((it) => it.channel === channel && (it.threadTs ?? null) === thread && Number(it.ts) >= oldest)
	return done({ messages: inIt.slice(0, Number(form.get('limit') ?? 100)).map(resourceOf), has_more: false })
}

function channelInfo(channel: string): ApiAnswer {
	const name = names.get(channel)
	if (name === undefined) return failed('channel_not_found')
	const about = isDirect(channel)
		? { is_im: true, user: customerIn(channel) }
		: { is_channel: true, is_ext_shared: true, name: `patchbay-${channel.toLowerCase()}` }
	return done({ channel: { id: channel, ...about } })
}

function userInfo(user: string): ApiAnswer {
	const name = names.get(`D${user.slice(1)}`)
	return name === undefined
		? failed('user_not_found')
		: done({ user: { id: user, name: name.toLowerCase(), real_name: name, locale: 'en-US' } })
}

function fileInfo(id: string, { apiBase }: Setting): ApiAnswer {
	const file = files.get(id)
	return file === undefined
		? failed('file_not_found')
		: done({ file: { id, name: file.name, url_private: `${apiBase}/files-pri/${OURS.team}-${id}/${encodeURIComponent(file.name)}` } })
}
