import { expect } from 'vitest'
import type { Inbound } from '../../../../channels/channel.ts'
import { wecom } from '../../../../channels/wecom/wecom.ts'
import type { FileKind } from '../../../../core/message.ts'
import type { Shown } from '../../../../local/providers/stand-in.ts'
import { wecom as standIn } from '../../../../local/providers/wecom.ts'
import { fixture } from '../fixture.ts'
import type { Kit } from '../kit.ts'

const AMR = Uint8Array.from({ length: 300 }, (_, i) => '#!AMR\n'.charCodeAt(i) || i % 251)

/** WeChat has no captions, in or out: words beside a file are a message of their own. */
const hearsFile = (kind: FileKind) => (items: readonly Inbound[]) =>
	expect(items).toMatchObject([{ kind: 'message', content: { kind: 'files', text: '', files: [{ kind }] } }])
const showsFile = (kind: FileKind) => (shown: readonly Shown[]) => expect(shown).toMatchObject([{ kind: 'message', files: [{ kind }] }])

function errcode(code: number, outcome: 'retry' | 'renew' | 'final', problem: Kit['errors'][number]['code']): Kit['errors'][number] {
	return { name: `errcode ${code}`, status: 200, body: { errcode: code, errmsg: 'as it says' }, outcome, code: problem }
}

export const kit: Kit = {
	channel: wecom,
	standIn,
	// It is over what is encrypted. The name of the company beside it is nobody's business.
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
			name: 'what is not encrypted, with a good signature of the address',
			forge: (genuine) => {
				const url = new URL(genuine.url)
				url.searchParams.delete('msg_signature')
				url.searchParams.delete('encrypt_type')
				return { ...genuine, url: url.href, body: fixture('wecom', 'callback.xml') }
			},
			code: 'signature-missing',
		},
	],
	cannot: [
		'reply',
		'file audio',
		'file sticker',
		'contact',
		'reaction',
		'unreaction',
		'edit',
		'typing',
		'follow',
		'unfollow',
		'receipt sent',
		'receipt delivered',
		'receipt read',
	],
	hears: { 'file image': hearsFile('image'), 'file video': hearsFile('video'), 'file file': hearsFile('file') },
	shows: { 'file image': showsFile('image'), 'file video': showsFile('video'), 'file file': showsFile('file') },
	files: { voice: { name: 'voice.amr', type: 'audio/amr', bytes: AMR } },
	// That a customer refuses a message is told by an event, later.
	faults: { blocked: null },
	errors: [
		{ name: 'a gateway that gives up', status: 502, body: '<html>502 Bad Gateway</html>', outcome: 'retry', code: 'provider-down' },
		errcode(-1, 'retry', 'provider-down'),
		errcode(45009, 'retry', 'rate-limited'),
		errcode(45033, 'retry', 'rate-limited'),
		errcode(40014, 'renew', 'credentials-invalid'),
		errcode(42001, 'renew', 'credentials-invalid'),
		errcode(40001, 'final', 'credentials-invalid'),
		errcode(95001, 'final', 'quota-spent'),
		errcode(95002, 'final', 'window-closed'),
		errcode(95013, 'final', 'window-closed'),
		errcode(95018, 'final', 'not-permitted'),
		errcode(60020, 'final', 'not-permitted'),
		errcode(95000, 'final', 'inbox-not-ready'),
		errcode(40096, 'final', 'recipient-unknown'),
		errcode(40058, 'final', 'content-refused'),
		errcode(40007, 'final', 'file-refused'),
		errcode(123_456, 'final', 'other'),
	],
	unknown: [
		{
			name: 'a word of a colleague to the app',
			body: '<xml><FromUserName>lin</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>hi</Content></xml>',
		},
		{
			name: 'an event of its own',
			body: new TextDecoder().decode(fixture('wecom', 'callback.xml')).replace('kf_msg_or_event', 'hologram'),
		},
	],
	examples: [
		{
			name: 'the word that something has come',
			body: fixture('wecom', 'callback.xml'),
			items: [{ kind: 'pull', source: 'wkxxxxxxx', token: 'ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR' }],
		},
	],
}
