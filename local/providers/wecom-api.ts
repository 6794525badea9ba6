/** The API of WeCom, as far as Patchbay asks it: `qyapi.weixin.qq.com`. */
import { createHash } from 'node:crypto'
import type { Kept } from './shared/kept.ts'
import type { ApiAnswer, ApiRequest, Fault, Setting, Shown } from './stand-in.ts'
import { fileAnswer, type Json, jsonIn, objectOf, refused, said, textOf } from './tencent/answers.ts'
import { type Checked, checkFile, checkMenu, checkText, seen, wrong } from './tencent/checks.ts'
import { type MediaStore, upload, type UploadRules } from './tencent/media.ts'
import type { CustomerLog } from './wecom-log.ts'

const MB = 1_048_576
const RULES: UploadRules = {
	image: { endings: ['png', 'jpeg', 'jpg'], maxBytes: 10 * MB },
	voice: { endings: ['amr'], maxBytes: 2 * MB },
	video: { endings: ['mp4'], maxBytes: 10 * MB },
	file: { endings: [], maxBytes: 20 * MB },
}

export const ACCOUNT = 'wkLabAAAAcustomerservice0000001'

export interface World {
	readonly store: MediaStore
	readonly log: CustomerLog
	/** Tokens of callbacks that have gone out. */
	readonly tokens: Kept<true>
	/** Message ids of ours that were taken, by server. */
	readonly taken: Kept<true>
	/** What those who have written are called. */
	readonly names: Kept<string>
}

type Asked = Setting & { readonly fault: Fault | null }

interface Call {
	readonly request: ApiRequest
	readonly query: URLSearchParams
	readonly asked: Asked
	readonly world: World
}

const SEND = '/cgi-bin/kf/send_msg'

const ROUTES: Readonly<Record<string, (call: Call) => ApiAnswer | Promise<ApiAnswer>>> = {
	[`POST ${SEND}`]: sent,
	'POST /cgi-bin/kf/account/list': accounts,
	'POST /cgi-bin/kf/sync_msg': synced,
	'POST /cgi-bin/kf/customer/batchget': customers,
	'POST /cgi-bin/media/upload': uploaded,
	'GET /cgi-bin/media/get': ({ world, query }) => fileAnswer(world.store, query.get('media_id') ?? ''),
}

const FAULTS: Readonly<Partial<Record<Fault, ApiAnswer>>> = {
	'rate-limited': refused(45009, 'api freq out of limit'),
	broken: refused(-1, 'system busy'),
	'bad-token': refused(42001, 'access_token expired'),
}

/** A customer who refuses messages is told of by an event only: nothing is wrong with the request. */
const SEND_FAULTS: Readonly<Partial<Record<Fault, ApiAnswer>>> = { 'window-closed': refused(95002, 'send msg time limit') }

export async function answerWecom(request: ApiRequest, asked: Asked, world: World): Promise<ApiAnswer> {
	const { pathname, searchParams: query } = new URL(request.path, 'http://wecom.invalid')
	if (pathname.startsWith('/lab/media/')) return fileAnswer(world.store, pathname.slice('/lab/media/'.length))
	if (`${request.method} ${pathname}` === 'GET /cgi-bin/gettoken') return getToken(query, asked)
	const trouble = asked.fault === null ? undefined : FAULTS[asked.fault] ?? (pathname === SEND ? SEND_FAULTS[asked.fault] : undefined)
	if (trouble !== undefined) return trouble
	const token = query.get('access_token')
	if (token === null) return refused(41001, 'access_token missing')
	if (token !== tokenOf(asked)) return refused(40014, 'invalid access_token')
	const route = ROUTES[`${request.method} ${pathname}`]
	return route === undefined ? { ...refused(40066, 'invalid url'), status: 404 } : await route({ request, query, asked, world })
}

function tokenOf({ credentials }: Pick<Setting, 'credentials'>): string {
	return createHash('sha256').update(`${credentials['corpId']} ${credentials['secret']}`).digest('base64url')
}

function getToken(query: URLSearchParams, asked: Asked): ApiAnswer {
	if (query.get('corpid') !== asked.credentials['corpId']) return refused(40013, 'invalid corpid')
	if (query.get('corpsecret') !== asked.credentials['secret']) return refused(40001, 'invalid credential')
	return said({ errcode: 0, errmsg: 'ok', access_token: tokenOf(asked), expires_in: 7_200 })
}

function accounts(): ApiAnswer {
	return said({ errcode: 0, errmsg: 'ok', account_list: [{ open_kfid: ACCOUNT, name: '在线客服', avatar: '' }] })
}

const PAGE_MAX = 1_000

/** Everything of the last three days from the cursor on. */
function synced({ request, world, asked }: Call): ApiAnswer {
	const json = jsonIn(request)
	if (json === null || json === 'escaped') return refused(40008, 'invalid parameter')
	const { cursor = '', token, open_kfid, limit = PAGE_MAX } = json
	if (open_kfid !== ACCOUNT) return refused(95000, 'invalid open_kfid')
	if (token !== undefined && world.tokens.get(textOf(token)) === undefined) return refused(95007, 'invalid msg token')
	if (typeof limit !== 'number' || limit > PAGE_MAX) return refused(40058, 'invalid Request Parameter')
	const page = world.log.since(textOf(cursor), { limit, server: asked.apiBase })
	if (page === null) return refused(40058, 'invalid Request Parameter: cursor')
	return said({ errcode: 0, errmsg: 'ok', next_cursor: page.cursor, has_more: page.isMore ? 1 : 0, msg_list: page.entries })
}

function sent({ request, asked, world }: Call): ApiAnswer {
	const json = jsonIn(request)
	if (json === null || json === 'escaped') return refused(40008, 'invalid parameter')
	const [address, id] = [textOf(json['touser']), textOf(json['msgid'])]
	if (!/^wm[A-Za-z0-9_-]{30}$/.test(address)) return refused(40096, 'invalid external userid')
	if (json['open_kfid'] !== ACCOUNT) return refused(95000, 'invalid open_kfid')
	if (!/^[0-9a-zA-Z_-]{1,32}$/.test(id)) return refused(40058, 'invalid Request Parameter: msgid')
	const known = `${asked.apiBase} ${id}`
	if (world.taken.get(known) !== undefined) return refused(40058, 'msgid already exists')
	const checked = checkedMessage(json, { world, asked })
	if ('errcode' in checked) return refused(checked.errcode, checked.errmsg)
	world.taken.set(known, true)
	const shown: Shown = { address, id, kind: 'message', ...checked.seen, ours: id }
	return said({ errcode: 0, errmsg: 'ok', msgid: id }, shown)
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
		case 'file':
			return checkFile(fields, { ...files, kind: type })
		case 'location':
			return checkLocation(fields)
		case 'msgmenu':
			return checkMenu(
				fields,
				({ type, click }) => ({ id: type === 'click' ? objectOf(click)?.['id'] : '', content: objectOf(click)?.['content'] }),
			)
		default:
			return wrong(40008, 'invalid msgtype')
	}
}

function checkLocation({ latitude, longitude, name, address }: Json): Checked {
	const isSound = typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
	if (!isSound) return wrong(40058, 'invalid Request Parameter: location')
	return seen({ text: ['📍', textOf(name), textOf(address), `${latitude}, ${longitude}`].filter(Boolean).join(' ') })
}

async function uploaded({ request, query, world }: Call): Promise<ApiAnswer> {
	const answer = await upload(request, { kind: query.get('type') ?? '', store: world.store, rules: RULES })
	if ('errcode' in answer) return refused(answer.errcode, answer.errmsg)
	return said({ errcode: 0, errmsg: 'ok', type: answer.kind, media_id: answer.id, created_at: '1767225600' })
}

function customers({ request, world }: Call): ApiAnswer {
	const json = jsonIn(request)
	const asked = json === null || json === 'escaped' ? [] : json['external_userid_list']
	const ids = Array.isArray(asked) ? asked.map(textOf) : []
	const known = ids.filter((it) => world.names.get(it) !== undefined)
	const customer_list = known.map((it) => ({ external_userid: it, nickname: world.names.get(it), gender: 0 }))
	return said({ errcode: 0, errmsg: 'ok', customer_list, invalid_external_userid: ids.filter((it) => !known.includes(it)) })
}
