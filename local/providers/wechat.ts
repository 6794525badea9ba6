/** A WeChat Official Account and its followers. */
import { createHash } from 'node:crypto'
import type { Act, Delivery, HookRequest, Setting, StandIn } from './stand-in.ts'
import { sign } from './tencent/crypt.ts'
import { MediaStore } from './tencent/media.ts'
import { type Mode, nonceOf, posted } from './tencent/posted.ts'
import { xmlOf, type XmlValue } from './tencent/xml.ts'
import { answerWechat, type World } from './wechat-api.ts'

type Fields = Readonly<Record<string, XmlValue>>

/** An account that is set to one of the three modes. */
export function wechatIn(mode: Mode): StandIn {
	const world: World = { store: new MediaStore(), shownCount: 0 }
	return {
		channel: 'wechat',
		credentials: {
			appId: 'wx5a1d0c3b7e9f2468',
			appSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
			token: 'labTokenOfTheAccount',
			encodingAesKey: 'q7Jm2Xc9Vb4Nn1Lk8Hg5Fd3Sa6Po0Iu7Yt2Re9Wq4Z8',
		},
		person: (n) => ({
			address: `oLab6j${createHash('sha1').update(`follower ${n}`).digest('base64url').slice(0, 22)}`,
			name: `微信用户 ${n}`,
		}),
		hook: (delivery, setting) => Promise.resolve(hook(delivery, { setting, mode, world })),
		handshake: (setting) => Promise.resolve(handshake(setting)),
		answer: (request, asked) => answerWechat(request, asked, world),
	}
}

interface Account {
	readonly setting: Setting
	readonly mode: Mode
	readonly world: World
}

function hook(delivery: Delivery, { setting, mode, world }: Account): HookRequest | null {
	const said = fieldsOf(delivery, world.store)
	if (said === null) return null
	const { appId = '' } = setting.credentials
	const account = `gh_${createHash('sha1').update(appId).digest('hex').slice(0, 12)}`
	const isEvent = said['MsgType'] === 'event'
	const id = isEvent ? null : String(23_000_000_000_000_000n + BigInt(delivery.serial))
	const head = { ToUserName: account, FromUserName: delivery.who.address, CreateTime: Math.floor(delivery.atMs / 1000) }
	// A number with more digits than a number keeps stands as it is, so it goes past `xmlOf` as text.
	const message = xmlOf({ ...head, ...said }).replace(/<\/xml>$/, id === null ? '</xml>' : `\n<MsgId>${id}</MsgId>\n</xml>`)
	return posted(message, setting, { mode, receiver: appId, account, atMs: delivery.atMs, id: id ?? `event-${delivery.serial}` })
}

/** Null for what WeChat has no way to do: nobody answers a message, changes one, or is seen to read. */
function fieldsOf({ act, serial }: Delivery, store: MediaStore): Fields | null {
	switch (act.type) {
		case 'text':
			return act.replyTo === undefined ? { MsgType: 'text', Content: act.text } : null
		case 'file':
			return fileFields(act, store)
		case 'location':
			return { MsgType: 'location', Location_X: act.latitude, Location_Y: act.longitude, Scale: 16, Label: act.name }
		case 'choice':
			return { MsgType: 'text', Content: act.title, bizmsgmenuid: act.option }
		case 'follow':
			return { MsgType: 'event', Event: 'subscribe', EventKey: `qrscene_${serial}`, Ticket: `ticket-${serial}` }
		case 'unfollow':
			return { MsgType: 'event', Event: 'unsubscribe', EventKey: '' }
		case 'unknown':
			return { MsgType: 'red_packet', Amount: 888 }
		default:
			return null
	}
}

function fileFields(act: Extract<Act, { type: 'file' }>, store: MediaStore): Fields | null {
	// Of a sticker and of a file WeChat hands on a word at most, and never the bytes.
	if (act.kind !== 'image' && act.kind !== 'voice' && act.kind !== 'video') return null
	const bytes = Uint8Array.from(act.bytes)
	const MediaId = store.put({ kind: act.kind, name: act.name, type: act.mediaType, bytes })
	if (act.kind === 'image') return { MsgType: 'image', PicUrl: `http://mmbiz.qpic.cn/lab/${MediaId}/0`, MediaId }
	return act.kind === 'voice' ? { MsgType: 'voice', MediaId, Format: 'amr' } : { MsgType: 'video', MediaId, ThumbMediaId: MediaId }
}

/** Plain in every mode. */
function handshake({ credentials, hookUrl }: Setting): HookRequest {
	const { token = '' } = credentials
	const [timestamp, nonce, url] = ['1767225600', nonceOf(hookUrl), new URL(hookUrl)]
	const query = { signature: sign([token, timestamp, nonce]), echostr: nonceOf(`echo ${hookUrl}`), timestamp, nonce }
	Object.entries(query).forEach(([name, it]) => url.searchParams.set(name, it))
	return { method: 'GET', url: url.href, headers: {}, body: new Uint8Array(0), id: null }
}

export const wechat: StandIn = wechatIn('secure')
