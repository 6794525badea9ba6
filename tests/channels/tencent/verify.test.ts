import { describe, expect, test } from 'vitest'
import type { Credentials, Hook, Verified } from '../../../channels/channel.ts'
import { wechat } from '../../../channels/wechat/wechat.ts'
import { wecom } from '../../../channels/wecom/wecom.ts'
import { seal, sign } from '../../../local/providers/tencent/crypt.ts'
import { fixture } from '../contract/fixture.ts'
import { longMessage, urlCheck, wechatMessage, wecomMessage } from './vectors.ts'

interface Secrets {
	readonly token: string
	readonly encodingAesKey: string
	readonly receiver: string
}

function hook(query: Readonly<Record<string, string>>, body?: Uint8Array<ArrayBuffer> | string): Hook {
	const url = new URL(`https://patchbay.example/hooks/wechat/demo.first?${new URLSearchParams(query)}`)
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
	return { method: body === undefined ? 'GET' : 'POST', url, headers: new Headers(), body: bytes ?? new Uint8Array(0) }
}

const officialAccount = ({ token, encodingAesKey, receiver }: Secrets): Credentials => ({ appId: receiver, token, encodingAesKey })
const company = ({ token, encodingAesKey, receiver }: Secrets): Credentials => ({ corpId: receiver, token, encodingAesKey })
const hearing = (credentials: Credentials) => ({ credentials, nowMs: 1_767_225_600_000 })

const atWechat = (it: Hook, secrets: Secrets): Promise<Verified> => wechat.verify(it, hearing(officialAccount(secrets)))
const atWecom = (it: Hook, secrets: Secrets): Promise<Verified> => wecom.verify(it, hearing(company(secrets)))

function contentOf(verified: Verified): string | null {
	return verified.ok && 'content' in verified ? new TextDecoder().decode(verified.content) : null
}

const plainQuery = ({ token }: Secrets, more = {}) => ({
	signature: sign([token, '1', '2']),
	timestamp: '1',
	nonce: '2',
	...more,
})

describe('the check of an address', () => {
	const { signature: msg_signature, timestamp, nonce, sealed: echostr } = urlCheck

	test('answers the published example decrypted', async () => {
		const asked = hook({ msg_signature, timestamp, nonce, echostr })
		const answer = { ok: true, answer: { status: 200, body: urlCheck.message } }
		expect(await atWecom(asked, urlCheck)).toMatchObject(answer)
		expect(await atWechat(asked, urlCheck)).toMatchObject(answer)
	})

	test('answers it when nobody has escaped the plus signs', async () => {
		const asked = hook({ msg_signature, timestamp, nonce })
		const url = new URL(`${asked.url}&echostr=${echostr}`)
		expect(await atWecom({ ...asked, url }, urlCheck)).toMatchObject({ ok: true, answer: { body: urlCheck.message } })
	})

	test('answers an Official Account with what it came with, whatever the mode', async () => {
		const asked = hook(plainQuery(urlCheck, { echostr: '5838479218127813673' }))
		expect(await atWechat(asked, urlCheck)).toMatchObject({ ok: true, answer: { body: '5838479218127813673' } })
		expect(await atWechat(asked, { ...urlCheck, encodingAesKey: '' })).toMatchObject({ ok: true, answer: { body: '5838479218127813673' } })
	})

	test('answers WeCom nothing that is not encrypted', async () => {
		expect(await atWecom(hook(plainQuery(urlCheck, { echostr: 'x' })), urlCheck)).toMatchObject({ ok: false, code: 'signature-invalid' })
	})

	test('answers nobody else', async () => {
		const forged = { msg_signature: msg_signature.replace('5', '6'), timestamp, nonce, echostr }
		expect(await atWecom(hook(forged), urlCheck)).toMatchObject({ ok: false, code: 'signature-invalid' })
		expect(await atWecom(hook({ echostr }), urlCheck)).toMatchObject({ ok: false, code: 'signature-missing' })
		expect(await atWecom(hook({ msg_signature, timestamp, nonce, echostr }), { ...urlCheck, receiver: 'wx1' })).toMatchObject({ ok: false })
		expect(await atWechat(hook(plainQuery(urlCheck)), urlCheck)).toMatchObject({ ok: false, code: 'body-invalid' })
	})
})

describe('a post', () => {
	const queryOf = ({ signature: msg_signature, timestamp, nonce }: typeof wechatMessage) => ({ msg_signature, timestamp, nonce })

	test('opens the published examples', async () => {
		expect(contentOf(await atWechat(hook(queryOf(wechatMessage), fixture('wechat', 'compatible.xml')), wechatMessage))).toContain('abcdteT')
		expect(contentOf(await atWecom(hook(queryOf(wecomMessage), fixture('wecom', 'encrypted.xml')), wecomMessage))).toContain('mycreate')
		expect(contentOf(await atWecom(hook(queryOf(longMessage), fixture('wecom', 'encrypted-long.xml')), longMessage))).toContain('messense')
		expect(contentOf(await atWechat(hook(queryOf(longMessage), fixture('wecom', 'encrypted-long.xml')), longMessage))).toContain('messense')
	})

	test('counts for nothing beside what is encrypted', async () => {
		const body = new TextDecoder().decode(fixture('wechat', 'compatible.xml')).replace('abcdteT', 'forged').replace('oyORnuP8', 'somebody')
		const content = contentOf(await atWechat(hook(queryOf(wechatMessage), body), wechatMessage))
		expect(content).toContain('abcdteT')
		expect(content).not.toMatch(/forged|somebody/)
	})

	test('is taken plain while nothing in it is encrypted, whether there is a key or not', async () => {
		const body = '<xml><MsgType>text</MsgType></xml>'
		for (const encodingAesKey of ['', wechatMessage.encodingAesKey]) {
			const secrets = { ...wechatMessage, encodingAesKey }
			expect(contentOf(await atWechat(hook(plainQuery(secrets), body), secrets))).toBe(body)
			expect(await atWechat(hook(plainQuery(secrets, { nonce: '3' }), body), secrets)).toMatchObject({ code: 'signature-invalid' })
			expect(await atWechat(hook(plainQuery(secrets, { encrypt_type: 'raw' }), body), secrets)).toMatchObject({ ok: true })
		}
	})

	test('is never taken by the signature of its address when it is, or ought to be, encrypted', async () => {
		const sealed = fixture('wechat', 'compatible.xml')
		const missing = { ok: false, code: 'signature-missing' }
		expect(await atWechat(hook(plainQuery(wechatMessage), sealed), wechatMessage)).toMatchObject(missing)
		expect(await atWechat(hook(plainQuery(wechatMessage, { encrypt_type: 'aes' }), '<xml/>'), wechatMessage)).toMatchObject(missing)
		expect(await atWecom(hook(plainQuery(wechatMessage), '<xml/>'), wechatMessage)).toMatchObject(missing)
	})

	test('is refused when it is meant for another account, though it is well signed', async () => {
		const sealed = seal('<xml/>', { ...wechatMessage, receiver: 'wx0000000000000000' })
		const query = { msg_signature: sign([wechatMessage.token, '1', '2', sealed]), timestamp: '1', nonce: '2' }
		const body = `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
		expect(await atWechat(hook(query, body), wechatMessage)).toMatchObject({ ok: false, code: 'signature-invalid' })
	})

	test('opens where the account is set to JSON', async () => {
		const sealed = seal('{"MsgType":"text"}', wechatMessage)
		const query = { msg_signature: sign([wechatMessage.token, '1', '2', sealed]), timestamp: '1', nonce: '2', encrypt_type: 'aes' }
		const body = JSON.stringify({ ToUserName: 'gh_1', Encrypt: sealed })
		expect(contentOf(await atWechat(hook(query, body), wechatMessage))).toBe('{"MsgType":"text"}')
	})

	test('is refused by an inbox that has no token, and by one that has no key for what is encrypted', async () => {
		const asked = hook(queryOf(wechatMessage), fixture('wechat', 'compatible.xml'))
		for (const secrets of [{ ...wechatMessage, token: '' }, { ...wechatMessage, encodingAesKey: '' }, { ...wechatMessage, receiver: '' }]) {
			expect(await atWechat(asked, secrets)).toMatchObject({ ok: false, code: 'signature-invalid' })
		}
	})

	test('is taken however old it is: what comes again has the ids of the first', async () => {
		const asked = hook(queryOf(wechatMessage), fixture('wechat', 'compatible.xml'))
		expect(await wechat.verify(asked, { credentials: officialAccount(wechatMessage), nowMs: 4_000_000_000_000 })).toMatchObject({
			ok: true,
		})
	})
})
