import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wechat } from '../../../channels/wechat/wechat.ts'
import { wechat as standIn } from '../../../local/providers/wechat.ts'
import { accessTo, outboundFile, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'
import { accessWithToken, errcode, JSON_HEADERS } from './support.ts'

const to = standIn.person(1).address
const image = outboundFile('image', { name: 'crack', type: 'image/jpeg', bytes: new Uint8Array(300) })

let served: Served
beforeAll(async () => {
	served = await serveStandIn(standIn)
})
afterAll(() => served.close())

function last(): { readonly path: string; readonly body: string } {
	const request = served.requests.at(-1) ?? expect.fail('Something was asked')
	return { path: request.path, body: new TextDecoder().decode(request.body) }
}

describe('a message on its way out', () => {
	test('is written in UTF-8, without escapes', async () => {
		const text = '您好 😀 "quoted" \\u4f60 back\\slash\n\u0007bell'
		expect(await wechat.send(outgoing({ kind: 'text', text }, { to }), await accessWithToken(served))).toEqual({ ok: true, id: null })
		expect(last().body).toContain('您好 😀')
		expect(served.shown.at(-1)?.text).toBe('您好 😀 "quoted" \\u4f60 back\\slash\nbell')
	})

	test('uploads a file first, by a name that says what it is', async () => {
		const sent = await wechat.send(outgoing({ kind: 'file', text: '', file: image }, { to }), await accessWithToken(served))
		expect(sent).toMatchObject({ ok: true })
		expect(served.shown.at(-1)?.files).toMatchObject([{ kind: 'image', name: 'crack.jpg' }])
	})

	test('asks nobody about a file that is too large', async () => {
		const before = served.requests.length
		const access = await accessWithToken(served)
		const file = { ...image, bytes: 10_485_761 }
		expect(await wechat.send(outgoing({ kind: 'file', text: '', file }, { to }), access)).toMatchObject({
			outcome: 'final',
			problem: { code: 'file-refused' },
		})
		expect(served.requests.length - before).toBe(1)
	})

	test('comes again when its file could not be uploaded or read: nothing was sent yet', async () => {
		const access = await accessWithToken(served)
		const broken = { ...access, fetch: () => Promise.reject(new TypeError('reset')) }
		expect(await wechat.send(outgoing({ kind: 'file', text: '', file: image }, { to }), broken)).toMatchObject({ outcome: 'retry' })
		const file = { ...image, open: () => Promise.reject(new Error('gone')) }
		expect(await wechat.send(outgoing({ kind: 'file', text: '', file }, { to }), access)).toMatchObject({ outcome: 'retry' })
	})

	test.each([500, 503])('goes again when WeChat itself says %i', async (status) => {
		const access = await accessWithToken(served)
		served.instead = { status, headers: {}, body: '<html>' }
		expect(await wechat.send(outgoing({ kind: 'text', text: 'hi' }, { to }), access)).toMatchObject({ outcome: 'retry' })
		served.instead = null
	})

	test.each([502, 504])('is of unknown fate after a gateway has said %i', async (status) => {
		const access = await accessWithToken(served)
		served.instead = { status, headers: {}, body: '<html>' }
		expect(await wechat.send(outgoing({ kind: 'text', text: 'hi' }, { to }), access)).toMatchObject({ outcome: 'unknown' })
		served.instead = null
	})

	test('is of unknown fate when the connection broke, or the answer says nothing', async () => {
		const message = outgoing({ kind: 'text', text: 'hi' }, { to })
		const access = await accessWithToken(served)
		const broken = { ...access, fetch: () => Promise.reject(new TypeError(`reset ${access.token}`)) }
		expect(await wechat.send(message, broken)).toMatchObject({ outcome: 'unknown', problem: { code: 'provider-down' } })
		served.instead = { status: 200, headers: JSON_HEADERS, body: '{}' }
		expect(await wechat.send(message, access)).toMatchObject({ outcome: 'unknown' })
		served.instead = null
	})

	test('tells what to do when our address is not on the list', async () => {
		served.instead = errcode(40164, 'invalid ip 203.0.113.7, not in whitelist')
		const sent = await wechat.send(outgoing({ kind: 'text', text: 'hi' }, { to }), { ...accessTo(served), token: 'x' })
		served.instead = null
		expect(sent).toMatchObject({ outcome: 'final', problem: { code: 'not-permitted', providerCode: '40164' } })
		expect(sent.ok ? '' : sent.problem.detail).toMatch(/203\.0\.113\.7.*IP allow-list/)
	})

	test('has no way to send what WeChat has none for', async () => {
		const access = await accessWithToken(served)
		const place = { kind: 'location', text: '', latitude: 1, longitude: 2, name: null, address: null } as const
		expect(await wechat.send(outgoing(place, { to }), access)).toMatchObject({ outcome: 'final', problem: { code: 'not-supported' } })
		const file = outboundFile('file', { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array(3) })
		expect(await wechat.send(outgoing({ kind: 'file', text: '', file }, { to }), access)).toMatchObject({
			problem: { code: 'not-supported' },
		})
	})
})

describe('the token', () => {
	test('is the stable one, and lives for two hours', async () => {
		expect(await wechat.token?.(accessTo(served))).toMatchObject({ ok: true, token: expect.stringMatching(/^88_/), lifeMs: 7_200_000 })
		expect(last()).toMatchObject({ path: '/cgi-bin/stable_token', body: expect.stringContaining('"force_refresh":false') })
	})

	test('is not made of a wrong secret, and asking again does not help', async () => {
		const credentials = { ...served.setting.credentials, appSecret: 'wrong' }
		expect(await wechat.token?.(accessTo(served, { credentials }))).toMatchObject({
			outcome: 'final',
			problem: { code: 'credentials-invalid' },
		})
		served.instead = errcode(40001)
		expect(await wechat.token?.(accessTo(served))).toMatchObject({ outcome: 'final', problem: { code: 'credentials-invalid' } })
		served.instead = errcode(40164)
		expect(await wechat.token?.(accessTo(served))).toMatchObject({ outcome: 'final', problem: { code: 'not-permitted' } })
		served.instead = errcode(-1)
		expect(await wechat.token?.(accessTo(served))).toMatchObject({ outcome: 'retry', problem: { code: 'provider-down' } })
		served.instead = null
	})

	test('is asked for again when nothing came back', async () => {
		const fetch = () => Promise.reject(new TypeError('reset'))
		expect(await wechat.token?.(accessTo(served, { fetch }))).toMatchObject({ outcome: 'retry' })
	})
})

test('an account that may not answer is told what to do about it', async () => {
	const access = await accessWithToken(served)
	served.instead = errcode(48001)
	const sent = await wechat.send(outgoing({ kind: 'text', text: 'hi' }, { to }), access)
	served.instead = null
	expect(sent).toMatchObject({ outcome: 'final', problem: { code: 'not-permitted', providerCode: '48001' } })
	expect(JSON.stringify(sent)).toMatch(/customer-service API.*微信认证.*客服接口/)
})

describe('what is known of a follower', () => {
	test('is their language, and the note of the account where there is one', async () => {
		const access = await accessWithToken(served)
		expect(await wechat.profile?.(to, access)).toEqual({ name: null, language: 'zh-CN' })
		served.instead = { status: 200, headers: JSON_HEADERS, body: JSON.stringify({ subscribe: 1, remark: 'VIP 王', language: '' }) }
		expect(await wechat.profile?.(to, access)).toEqual({ name: 'VIP 王', language: null })
		served.instead = { status: 200, headers: JSON_HEADERS, body: JSON.stringify({ subscribe: 0, openid: to }) }
		expect(await wechat.profile?.(to, access)).toBeNull()
		served.instead = errcode(48001)
		expect(await wechat.profile?.(to, access)).toBeNull()
		served.instead = null
	})
})
