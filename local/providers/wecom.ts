/** A WeCom company with one customer service account, and the people in WeChat who write to it. */
import { createHash } from 'node:crypto'
import { Kept } from './shared/kept.ts'
import type { Act, Delivery, HookRequest, Setting, StandIn } from './stand-in.ts'
import type { Json } from './tencent/answers.ts'
import { seal, sign } from './tencent/crypt.ts'
import { MediaStore } from './tencent/media.ts'
import { nonceOf, posted } from './tencent/posted.ts'
import { xmlOf } from './tencent/xml.ts'
import { ACCOUNT, answerWecom, type World } from './wecom-api.ts'
import { CustomerLog } from './wecom-log.ts'

const CUSTOMER = 3
const SYSTEM = 4

const world: World = { store: new MediaStore(), log: new CustomerLog(), tokens: new Kept(), taken: new Kept(2_000), names: new Kept() }

/** The post says only that something has come; it lies in the log until it is asked for. */
function hook(delivery: Delivery, setting: Setting): Promise<HookRequest | null> {
	const { who, act, serial, atMs } = delivery
	const said = entryOf(delivery)
	if (said === null) return Promise.resolve(null)
	const id = digest(`message ${setting.apiBase} ${serial}`)
	const isEvent = said['msgtype'] === 'event'
	const about = isEvent ? {} : { open_kfid: ACCOUNT, external_userid: who.address }
	const entry = { msgid: id, ...about, send_time: Math.floor(atMs / 1000), origin: isEvent ? SYSTEM : CUSTOMER, ...said }
	world.log.add(id, { server: setting.apiBase, entry })
	if (act.type !== 'receipt') world.names.set(who.address, who.name)
	return Promise.resolve(posted(callback({ serial, atMs, setting }), setting, postingOf({ setting, atMs, id })))
}

interface Called {
	readonly serial: number
	readonly atMs: number
	readonly setting: Setting
}

function callback({ serial, atMs, setting }: Called): string {
	const token = `ENC${digest(`token ${setting.apiBase} ${serial}`)}`
	world.tokens.set(token, true)
	const head = { ToUserName: setting.credentials['corpId'] ?? '', CreateTime: Math.floor(atMs / 1000), MsgType: 'event' }
	return xmlOf({ ...head, Event: 'kf_msg_or_event', Token: token, OpenKfId: ACCOUNT })
}

function postingOf({ setting, atMs, id }: { setting: Setting; atMs: number; id: string }): Parameters<typeof posted>[2] {
	const { corpId = '' } = setting.credentials
	return { mode: 'secure', receiver: corpId, account: corpId, atMs, id }
}

/** Null for what WeChat has no way to do in customer service. */
function entryOf({ act, who }: Delivery): Json | null {
	switch (act.type) {
		case 'text':
			return act.replyTo === undefined ? { msgtype: 'text', text: { content: act.text } } : null
		case 'file':
			return fileEntry(act)
		case 'location': {
			const { latitude, longitude, name } = act
			return { msgtype: 'location', location: { latitude, longitude, name, address: '' } }
		}
		case 'choice':
			return { msgtype: 'text', text: { content: act.title, menu_id: act.option } }
		case 'delete':
			return event('user_recall_msg', { external_userid: who.address, recall_msgid: act.of })
		case 'receipt':
			// The customer refuses what the account says.
			return act.state === 'failed' ? event('msg_send_fail', { external_userid: who.address, fail_msgid: act.of, fail_type: 10 }) : null
		case 'unknown':
			return { msgtype: 'red_packet', red_packet: { amount: 888 } }
		default:
			return null
	}
}

function event(event_type: string, fields: Json): Json {
	return { msgtype: 'event', event: { event_type, open_kfid: ACCOUNT, ...fields } }
}

function fileEntry({ kind, name, mediaType, bytes }: Extract<Act, { type: 'file' }>): Json | null {
	if (kind === 'audio' || kind === 'sticker') return null
	const media_id = world.store.put({ kind, name, type: mediaType, bytes: Uint8Array.from(bytes) })
	return { msgtype: kind, [kind]: { media_id } }
}

/** The echo comes encrypted, and is to go back decrypted. */
function handshake({ credentials, hookUrl }: Setting): Promise<HookRequest> {
	const { token = '', encodingAesKey = '', corpId = '' } = credentials
	const [timestamp, nonce, url] = ['1767225600', nonceOf(hookUrl), new URL(hookUrl)]
	const echostr = seal(nonceOf(`echo ${hookUrl}`), { encodingAesKey, receiver: corpId })
	const query = { msg_signature: sign([token, timestamp, nonce, echostr]), timestamp, nonce, echostr }
	Object.entries(query).forEach(([name, it]) => url.searchParams.set(name, it))
	return Promise.resolve({ method: 'GET', url: url.href, headers: {}, body: new Uint8Array(0), id: null })
}

function digest(text: string): string {
	return createHash('sha1').update(text).digest('base64url')
}

export const wecom: StandIn = {
	channel: 'wecom',
	credentials: {
		corpId: 'ww1a2b3c4d5e6f7081',
		secret: 'labSecretOfTheCustomerServiceApp0123456789a',
		token: 'labTokenOfTheCallback',
		encodingAesKey: 'Zx8Cv1Bn4Mq7Ws0Ed3Rf6Tg9Yh2Uj5Ik8Ol1Pa4Sd7E',
	},
	person: (n) => ({ address: `wmLab0${digest(`customer ${n}`).slice(0, 26)}`, name: `微信客户 ${n}` }),
	hook,
	handshake,
	answer: (request, asked) => answerWecom(request, asked, world),
}
