/** The API of an Official Account, as far as Patchbay asks it: `api.weixin.qq.com`. */
import { createHash } from 'node:crypto'
import type { ApiAnswer, ApiRequest, Fault, Setting, Shown } from './stand-in.ts'
import { fileAnswer, type Json, jsonIn, objectOf, refused, said, textOf } from './tencent/answers.ts'
import { type Checked, checkFile, checkMenu, checkText, seen, wrong } from './tencent/checks.ts'
import { type MediaStore, upload, type UploadRules } from './tencent/media.ts'

const MB = 1_048_576
const RULES: UploadRules = {
	image: { endings: ['bmp', 'png', 'jpeg', 'jpg', 'gif'], maxBytes: 10 * MB },
	voice: { endings: ['amr', 'mp3'], maxBytes: 2 * MB },
	video: { endings: ['mp4'], maxBytes: 10 * MB },
}

export interface World {
	readonly store: MediaStore
	/** Counts what was shown: WeChat gives a message of ours no id, and the lab needs one. */
	shownCount: number
}

type Asked = Setting & { readonly fault: Fault | null }

interface Call {
	readonly request: ApiRequest
	readonly query: URLSearchParams
	readonly asked: Asked
	readonly world: World
}

const SEND = '/cgi-bin/message/custom/send'

const ROUTES: Readonly<Record<string, (call: Call) => ApiAnswer | Promise<ApiAnswer>>> = {
	[`POST ${SEND}`]: sent,
	'POST /cgi-bin/message/custom/typing': typing,
	'POST /cgi-bin/media/upload': uploaded,
	'GET /cgi-bin/media/get': ({ world, query }) => fileAnswer(world.store, query.get('media_id') ?? ''),
	'GET /cgi-bin/user/info': ({ query }) => userInfo(query.get('openid') ?? ''),
}

const FAULTS: Readonly<Partial<Record<Fault, ApiAnswer>>> = {
	'rate-limited': refused(45011, 'api minute-quota reach limit  must slower  retry next minute'),
	broken: refused(-1, 'system error'),
	'bad-token': refused(40001, 'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken'),
}

const SEND_FAULTS: Readonly<Partial<Record<Fault, ApiAnswer>>> = {
	'window-closed': refused(45015, 'response out of time limit or subscription is canceled'),
	blocked: refused(43004, 'require subscribe'),
}

export async function answerWechat(request: ApiRequest, asked: Asked, world: World): Promise<ApiAnswer> {
	const { pathname, searchParams: query } = new URL(request.path, 'http://wechat.invalid')
	if (pathname.startsWith('/lab/media/')) return fileAnswer(world.store, pathname.slice('/lab/media/'.length))
	const trouble = asked.fault === null ? undefined : FAULTS[asked.fault] ?? (pathname === SEND ? SEND_FAULTS[asked.fault] : undefined)
	if (`${request.method} ${pathname}` === 'POST /cgi-bin/stable_token') return stableToken(request, asked)
	if (trouble !== undefined) return trouble
	const token = query.get('access_token')
	if (token === null) return refused(41001, 'access_token missing')
	if (token !== tokenOf(asked)) return refused(40001, 'invalid credential, access_token is invalid or not latest')
	const route = ROUTES[`${request.method} ${pathname}`]
	return route === undefined ? { ...refused(40066, 'invalid url'), status: 404 } : await route({ request, query, asked, world })
}

function tokenOf({ credentials }: Pick<Setting, 'credentials'>): string {
	const made = createHash('sha256').update(`${credentials['appId']} ${credentials['appSecret']}`).digest('base64url')
	return `88_${made}`
}

function stableToken(request: ApiRequest, asked: Asked): ApiAnswer {
	const json = jsonIn(request)
	if (json === null || json === 'escaped') return refused(47001, 'data format error')
	if (json['grant_type'] !== 'client_credential') return refused(40002, 'invalid grant_type')
	if (json['appid'] !== asked.credentials['appId']) return refused(40013, 'invalid appid')
	if (json['secret'] !== asked.credentials['appSecret']) return refused(40125, 'invalid appsecret')
	return said({ access_token: tokenOf(asked), expires_in: 7_200 })
}

function sent({ request, asked, world }: Call): ApiAnswer {
	const json = jsonIn(request)
	if (json === 'escaped') return refused(40033, 'invalid charset. please check your request, if include \\uxxxx will create fail!')
	if (json === null) return refused(47001, 'data format error')
	if (!isOpenId(json['touser'])) return refused(40003, 'invalid openid')
	const checked = checkedMessage(json, { world, asked })
	if ('errcode' in checked) return refused(checked.errcode, checked.errmsg)
	return said({ errcode: 0, errmsg: 'ok' }, shown(world, { address: textOf(json['touser']), kind: 'message', ...checked.seen }))
}

function checkedMessage(json: Json, { world, asked }: Pick<Call, 'world' | 'asked'>): Checked {
	const type = textOf(json['msgtype'])
	const fields = objectOf(json[type]) ?? {}
	const files = { store: world.store, linkTo: (id: string) => `${asked.apiBase}/lab/media/${id}` }
	switch (type) {
		case 'text':
			return checkText(fields)
		case 'image':
		case 'voice':
		case 'video':
			return checkFile(fields, { ...files, kind: type })
		case 'news':
			return checkNews(fields)
		case 'msgmenu':
			return checkMenu(fields, ({ id, content }) => ({ id, content }))
		default:
			return wrong(40008, 'invalid message type')
	}
}

/** One article, no more, since 2018. */
function checkNews({ articles }: Json): Checked {
	const [article, ...others] = Array.isArray(articles) ? articles.map((it) => objectOf(it) ?? {}) : []
	if (article === undefined || others.length > 0) return wrong(45008, 'article size out of limit')
	const { title, description, url } = article
	if (!URL.canParse(textOf(url))) return wrong(40039, 'invalid url size')
	return seen({ text: [title, description, url].map(textOf).filter(Boolean).join('\n') })
}

function typing({ request, world }: Call): ApiAnswer {
	const json = jsonIn(request)
	if (json === null || json === 'escaped') return refused(47001, 'data format error')
	if (!isOpenId(json['touser'])) return refused(40003, 'invalid openid')
	if (json['command'] !== 'Typing' && json['command'] !== 'CancelTyping') return refused(45072, 'invalid command')
	const sign = shown(world, { address: textOf(json['touser']), kind: 'typing', text: '', files: [], options: [] })
	return said({ errcode: 0, errmsg: 'ok' }, json['command'] === 'Typing' ? sign : undefined)
}

async function uploaded({ request, query, world }: Call): Promise<ApiAnswer> {
	const answer = await upload(request, { kind: query.get('type') ?? '', store: world.store, rules: RULES })
	if ('errcode' in answer) return refused(answer.errcode, answer.errmsg)
	return said({ type: answer.kind, media_id: answer.id, created_at: 1_767_225_600 })
}

/** Since the end of 2021 without a name or a picture. */
function userInfo(openid: string): ApiAnswer {
	if (!isOpenId(openid)) return refused(40003, 'invalid openid')
	return said({
		subscribe: 1,
		openid,
		nickname: '',
		sex: 0,
		language: 'zh_CN',
		city: '',
		headimgurl: '',
		remark: '',
		groupid: 0,
		tagid_list: [],
	})
}

function isOpenId(value: unknown): value is string {
	return typeof value === 'string' && /^o[A-Za-z0-9_-]{27}$/.test(value)
}

function shown(world: World, what: Omit<Shown, 'id'>): Shown {
	world.shownCount++
	return { ...what, id: `shown-${world.shownCount}` }
}
