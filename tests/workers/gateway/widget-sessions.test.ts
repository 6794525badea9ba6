import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import type { ContactId, ConversationId, InboxId } from '../../../core/ids.ts'
import { customerKey, signToken } from '../../../workers/gateway/auth/customer-token.ts'
import { asAdministrator, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { newcomer, type WidgetSession } from './support/people.ts'

const PATH = '/api/v1/widget/sessions'
const body = { inbox: 'demo.web', language: 'en' }

describe('POST /api/v1/widget/sessions', () => {
	it('gives a newcomer a conversation of their own and a token for thirty days', async () => {
		const at = gateway()
		const [one, other] = [await newcomer(at), await newcomer(at)]
		expect(one.conversation).toMatch(/^cnv_/)
		expect(one.conversation).not.toBe(other.conversation)
		expect(Math.abs(one.expiresAtMs - Date.now() - 30 * 86_400_000)).toBeLessThan(60_000)
	})

	it('goes on with the same conversation for who brings a token, and renews it', async () => {
		const at = gateway()
		const before = await newcomer(at)
		const after = await (await at.call(PATH, json({ ...body, token: before.token }))).json<WidgetSession>()
		expect(after.conversation).toBe(before.conversation)
		expect(after.expiresAtMs).toBeGreaterThanOrEqual(before.expiresAtMs)
	})

	it("signs with a secret of the installation's own where none is set", async () => {
		const { token, conversation } = await newcomer(gateway({ PATCHBAY_SECRET: undefined }))
		const again = gateway({ PATCHBAY_SECRET: undefined })
		expect(await (await again.call(PATH, json({ ...body, token }))).json()).toMatchObject({ conversation })
		expect(await refusalOf(await gateway().call(PATH, json({ ...body, token })))).toBe('401 token-invalid')
	})

	it('refuses a token that is forged, expired, or of another inbox, each by name', async () => {
		const at = gateway()
		const { token } = await newcomer(at)
		expect(await refusalOf(await at.call(PATH, json({ ...body, token: `x${token}` })))).toBe('401 token-invalid')
		const key = await customerKey(at.env)
		const claims = { conversation: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' as ConversationId, contact: 'ctc_1' as ContactId, language: 'en' }
		const old = await signToken(key, { ...claims, inbox: 'demo.web' as InboxId, expiresAtMs: Date.now() - 1 })
		expect(await refusalOf(await at.call(PATH, json({ ...body, token: old })))).toBe('401 token-expired')
		const stray = await signToken(key, { ...claims, inbox: 'demo.other' as InboxId, expiresAtMs: Date.now() + 60_000 })
		expect(await refusalOf(await at.call(PATH, json({ ...body, token: stray })))).toBe('401 token-invalid')
	})

	it('knows no inbox that is not configured, in no workspace', async () => {
		const at = gateway()
		for (const inbox of ['demo.none', 'nobody.web', 'demo', '', '../..', 'demo.web ']) {
			expect(await refusalOf(await at.call(PATH, json({ ...body, inbox })))).toBe('404 not-found')
		}
	})

	it("answers pages of the inbox's origins and refuses all others", async () => {
		const at = gateway({ PATCHBAY_LOCAL: undefined })
		const config = { ...demoConfig, inboxes: [{ ...demoConfig.inboxes[0], origins: ['https://shop.example'] }] }
		const local = gateway()
		const put = { ...json(config, asAdministrator), method: 'PUT' }
		expect((await local.call('/api/v1/config', put)).status).toBe(200)
		const from = (origin: string) => at.call(`https://chat.example${PATH}`, json(body, { origin }))
		const answer = await from('https://shop.example')
		expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'https://shop.example'])
		expect((await from('https://chat.example')).status).toBe(200)
		for (const origin of ['https://evil.example', 'http://shop.example', 'https://shop.example:444', 'null', 'http://localhost:3000', '']) {
			const refused = await from(origin)
			expect(refused.headers.get('access-control-allow-origin')).toBe(null)
			expect(await refusalOf(refused)).toBe('403 origin-not-allowed')
		}
	})

	it("lets any page of a developer's own machine embed, in local mode", async () => {
		const at = gateway()
		const from = (origin: string) => at.call(PATH, json(body, { origin }))
		expect((await from('http://localhost:3000')).status).toBe(200)
		expect((await from('http://127.0.0.1:5173')).status).toBe(200)
		expect(await refusalOf(await from('http://localhost.evil.example'))).toBe('403 origin-not-allowed')
	})

	it('answers a preflight', async () => {
		const answer = await gateway().call(PATH, { method: 'OPTIONS', headers: { origin: ORIGIN, 'access-control-request-method': 'POST' } })
		expect(answer.status).toBe(204)
		expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
		expect(answer.headers.get('access-control-allow-headers')).toBe('content-type')
	})

	it('names what is wrong with a body', async () => {
		const at = gateway()
		const send = async (init: RequestInit) => await refusalOf(await at.call(PATH, { method: 'POST', ...init }))
		const typed = { headers: { 'content-type': 'application/json' } }
		expect(await send({ ...typed, body: '{"inbox":' })).toBe('400 body-invalid')
		expect(await send({ ...typed, body: '[]' })).toBe('400 body-invalid')
		expect(await send(typed)).toBe('400 body-invalid')
		expect(await send({ body: JSON.stringify(body), headers: { 'content-type': 'text/plain' } })).toBe('415 content-type-unsupported')
		expect(await send({ ...typed, body: JSON.stringify({ ...body, language: 'x'.repeat(70_000) }) })).toBe('413 body-too-large')
		const wrong = await at.call(PATH, json({ ...body, language: 'not a language' }))
		expect(await wrong.json()).toMatchObject({ code: 'body-invalid', field: 'language' })
	})
})
