import { expect } from 'vitest'
import type { Inbound } from '../../../../channels/channel.ts'
import { wechat } from '../../../../channels/wechat/wechat.ts'
import type { FileKind } from '../../../../core/message.ts'
import type { Shown } from '../../../../local/providers/stand-in.ts'
import { wechat as standIn } from '../../../../local/providers/wechat.ts'
import { fixture } from '../fixture.ts'
import type { Example, Kit } from '../kit.ts'

const AMR = Uint8Array.from({ length: 300 }, (_, i) => '#!AMR\n'.charCodeAt(i) || i % 251)

/** WeChat has no captions, in or out: words beside a file are a message of their own. */
const hearsFile = (kind: FileKind) => (items: readonly Inbound[]) =>
	expect(items).toMatchObject([{ kind: 'message', content: { kind: 'files', text: '', files: [{ kind }] } }])
const showsFile = (kind: FileKind) => (shown: readonly Shown[]) => expect(shown).toMatchObject([{ kind: 'message', files: [{ kind }] }])

const customer = { address: 'fromUser', name: null, label: null, language: null }
const message = { kind: 'message', id: '1234567890123456', from: customer }
const file = { name: null, bytes: null, source: 'media_id' }
const follower = { address: 'FromUser' }
const template = { address: 'oia2TjuEGTNoeX76QEjQNrcURxG8' }

function example(name: string, item: Record<string, unknown>): Example {
	return { name, body: fixture('wechat', name), items: [item] }
}

function errcode(code: number, outcome: 'retry' | 'renew' | 'final', problem: Kit['errors'][number]['code']): Kit['errors'][number] {
	return { name: `errcode ${code}`, status: 200, body: { errcode: code, errmsg: 'as it says' }, outcome, code: problem }
}

export const kit: Kit = {
	channel: wechat,
	standIn,
	// It is over what is encrypted. The name of the account beside it is nobody's business.
	signature: { query: ['msg_signature'], coversBody: false },
	forgeries: [
		{
			name: 'what is encrypted when it is another by one bit',
			forge: (genuine) => {
				const text = new TextDecoder().decode(genuine.body)
				const body = text.replace(/(<Encrypt><!\[CDATA\[.{40})(.)/, (_, head, it) => `${head}${it === 'A' ? 'B' : 'A'}`)
				return { ...genuine, body: new TextEncoder().encode(body) }
			},
			code: 'signature-invalid',
		},
		{
			name: 'the signature of the address alone, with what is encrypted left as it was',
			forge: (genuine) => {
				const url = new URL(genuine.url)
				url.searchParams.delete('msg_signature')
				url.searchParams.delete('encrypt_type')
				return { ...genuine, url: url.href }
			},
			code: 'signature-missing',
		},
	],
	cannot: [
		'reply',
		'file audio',
		'file sticker',
		'file file',
		'contact',
		'reaction',
		'unreaction',
		'edit',
		'delete',
		'typing',
		'receipt sent',
		'receipt delivered',
		'receipt read',
		'receipt failed',
	],
	hears: { 'file image': hearsFile('image'), 'file video': hearsFile('video') },
	shows: { 'file image': showsFile('image') },
	files: { voice: { name: 'voice.amr', type: 'audio/amr', bytes: AMR } },
	errors: [
		{ name: 'a gateway that gives up', status: 502, body: '<html>502 Bad Gateway</html>', outcome: 'unknown', code: 'provider-down' },
		errcode(-1, 'retry', 'provider-down'),
		errcode(45009, 'retry', 'rate-limited'),
		errcode(45011, 'retry', 'rate-limited'),
		errcode(40001, 'renew', 'credentials-invalid'),
		errcode(40014, 'renew', 'credentials-invalid'),
		errcode(42001, 'renew', 'credentials-invalid'),
		errcode(45047, 'final', 'quota-spent'),
		errcode(45015, 'final', 'window-closed'),
		errcode(40003, 'final', 'recipient-unknown'),
		errcode(43004, 'final', 'recipient-blocked'),
		errcode(50005, 'final', 'recipient-blocked'),
		errcode(48001, 'final', 'not-permitted'),
		errcode(40164, 'final', 'not-permitted'),
		errcode(50002, 'final', 'not-permitted'),
		errcode(40200, 'final', 'not-permitted'),
		errcode(45002, 'final', 'content-refused'),
		errcode(40007, 'final', 'file-refused'),
		errcode(87014, 'final', 'filtered'),
		errcode(123_456, 'final', 'other'),
	],
	unknown: [
		{ name: 'a type of its own', body: new TextDecoder().decode(fixture('wechat', 'text.xml')).replace('[text]', '[hologram]') },
		{ name: 'a type called like a part of JavaScript', body: '<xml><FromUserName>a</FromUserName><MsgType>constructor</MsgType></xml>' },
		{ name: 'an event of its own', body: new TextDecoder().decode(fixture('wechat', 'click.xml')).replace('[CLICK]', '[HOLOGRAM]') },
		{ name: 'a message from nobody', body: '<xml><MsgType>text</MsgType><Content>?</Content></xml>' },
	],
	examples: [
		example('text.xml', { ...message, atMs: 1_348_831_860_000, content: { kind: 'text', text: 'this is a test' } }),
		example('image.xml', { ...message, content: { kind: 'files', text: '', files: [{ ...file, kind: 'image' }] } }),
		example('voice.xml', {
			...message,
			content: { kind: 'files', text: '腾讯微信团队', files: [{ ...file, kind: 'voice', type: 'audio/amr' }] },
		}),
		example('video.xml', { ...message, content: { kind: 'files', files: [{ ...file, kind: 'video' }] } }),
		example('shortvideo.xml', { ...message, content: { kind: 'files', files: [{ ...file, kind: 'video' }] } }),
		example('location.xml', { ...message, content: { kind: 'location', latitude: 23.134521, longitude: 113.358803, address: '位置信息' } }),
		example('link.xml', {
			...message,
			content: { kind: 'link', title: '公众平台官网链接', text: '公众平台官网链接', url: 'https://mp.weixin.qq.com/?a=1&b=2' },
		}),
		example('menu-choice.xml', { kind: 'message', content: { kind: 'choice', text: '满意', option: '101' } }),
		example('miniprogram-card.json', {
			...message,
			id: '6367891234567890123',
			content: { kind: 'unsupported', text: 'Title', what: 'miniprogrampage' },
		}),
		example('subscribe.xml', { kind: 'event', event: 'follow', id: 'event FromUser 123456789 subscribe ', from: follower }),
		example('subscribe-by-code.xml', { kind: 'event', event: 'follow', from: follower, ref: '123123' }),
		example('unsubscribe.xml', { kind: 'event', event: 'unfollow', from: follower }),
		example('scan.xml', { kind: 'event', event: 'follow', ref: 'SCENE_VALUE' }),
		example('click.xml', { kind: 'message', from: follower, content: { kind: 'choice', option: 'EVENTKEY', text: 'EVENTKEY' } }),
		example('scancode.xml', { kind: 'message', content: { kind: 'choice', option: '6', text: '2' } }),
		example('location-report.xml', { kind: 'unsupported', from: null, what: 'LOCATION' }),
		example('view.xml', { kind: 'unsupported', from: null, what: 'VIEW' }),
		example('wifi-connected.xml', { kind: 'unsupported', from: null, what: 'WifiConnected' }),
		example('kf-session.xml', { kind: 'unsupported', from: null, what: 'kf_create_session' }),
		example('template-success.xml', { kind: 'status', state: 'delivered', of: '200163836', from: template }),
		example('template-blocked.xml', { kind: 'status', state: 'failed', of: '200163836', problem: { code: 'recipient-blocked' } }),
		example('template-failed.xml', { kind: 'status', state: 'failed', problem: { code: 'other', detail: 'failed: system failed' } }),
		{
			name: 'compatible mode, where the message stands beside the encrypted',
			body: fixture('wechat', 'compatible.xml'),
			items: [{ kind: 'message', id: '6054768590064713728', content: { kind: 'text', text: 'abcdteT' } }],
			signed: {
				url:
					'https://patchbay.example/hooks/wechat/demo.first?signature=x&timestamp=1409735669&nonce=1320562132&encrypt_type=aes&msg_signature=5d197aaffba7e9b25a30732f161a50dee96bd5fa',
				credentials: { appId: 'wx2c2769f8efd9abc2', token: 'spamtest', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' },
				nowMs: 1_409_735_669_000,
			},
		},
	],
}
