import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import type { ContactId, ConversationId, InboxId } from '../../../core/ids.ts'
import { customerKey, signToken } from '../../../workers/gateway/auth/customer-token.ts'
import { asAdministrator, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { newcomer, upgrade, type WidgetSession } from './support/people.ts'

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

describe('the context of a widget session', () => {
	/** What is known of the conversation once its visitor has said something. */
	async function knownAfter(context: unknown, headers: Record<string, string> = {}) {
		const at = gateway()
		const { token, conversation } = await (await at.call(PATH, json({ ...body, context }, headers))).json<WidgetSession>()
		// Renewed, as a widget does, and connected with what it has been given last.
		const renewed = await (await at.call(PATH, json({ ...body, token }))).json<WidgetSession>()
		const socket = (await at.call('/ws/widget?v=1&cursor=0', upgrade({ token: renewed.token }))).webSocket
		if (!socket) throw new Error('no socket')
		const frames: string[] = []
		socket.accept()
		const echoed = new Promise<void>((done) =>
			socket.addEventListener('message', ({ data }) => {
				frames.push(String(data))
				if (String(data).includes('"type":"message"')) done()
			})
		)
		socket.send(JSON.stringify({ type: 'say', id: 'client-1-0001', text: 'Hello' }))
		await echoed
		socket.close()
		const facts = await (await at.call(`/api/v1/conversations/${conversation}/facts`, { headers: asAdministrator })).json()
		return { facts, frames: frames.join('\n') }
	}

	it('is an intent from anybody, and survives renewal and reconnection', async () => {
		expect((await knownAfter({ intent: 'refund' })).facts).toMatchObject({ intent: 'refund', tier: null, language: 'en' })
		expect((await knownAfter(undefined)).facts).toMatchObject({ intent: null })
	})

	it('is all that the company knows, from its own server, and the visitor sees none of it', async () => {
		const context = {
			intent: 'refund',
			tier: 'gold',
			contacts: 4,
			lastAgent: 'wei',
			attributes: { plan: 'secret-plan' },
			excluded: ['sam'],
		}
		const { facts, frames } = await knownAfter(context, asAdministrator)
		expect(facts).toMatchObject(context)
		expect(frames).not.toMatch(/gold|secret-plan|refund/)
	})

	it('is refused from a stranger who says more than they may, by the field', async () => {
		const at = gateway()
		for (const field of ['tier', 'departsAtMs', 'contacts', 'lastAgent', 'attributes', 'requires', 'excluded', 'media', 'language']) {
			const values: Record<string, unknown> = { departsAtMs: 1, contacts: 1, attributes: {}, requires: null, excluded: [], media: 'call' }
			const context = { intent: 'refund', [field]: values[field] ?? (field in values ? null : 'gold') }
			const answer = await at.call(PATH, json({ ...body, context }))
			expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'forbidden', field: `context.${field}` }])
		}
		expect(await refusalOf(await at.call(PATH, json({ ...body, context: { tier: 'gold' } }, { authorization: 'Bearer wrong' })))).toBe(
			'401 token-invalid',
		)
	})

	it('is refused when it asks for a skill or an agent that there is not, by the field', async () => {
		const at = gateway()
		for (const [requires, field] of [[{ skill: 'cooking' }, 'skill'], [{ not: { agents: ['nobody'] } }, 'not.agents.0']] as const) {
			const answer = await at.call(PATH, json({ ...body, context: { requires } }, asAdministrator))
			expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'body-invalid', field: `context.requires.${field}` }])
		}
		expect((await at.call(PATH, json({ ...body, context: { requires: { skill: 'visa' } } }, asAdministrator))).status).toBe(200)
	})

	it('is refused when it is no fact, too long or too deep', async () => {
		const at = gateway()
		for (const context of [{ intent: 'x'.repeat(41) }, { intent: 'Two words' }, { intent: 7 }, { foo: 1 }, [], 'refund']) {
			expect(await refusalOf(await at.call(PATH, json({ ...body, context })))).toBe('400 body-invalid')
		}
		const deep = `{"inbox":"demo.web","context":{"requires":${'{"not":'.repeat(7_000)}{"skill":"x"}${'}'.repeat(7_000)}}}`
		const headers = { 'content-type': 'application/json' }
		expect(await refusalOf(await at.call(PATH, { method: 'POST', headers, body: deep }))).toBe('400 body-invalid')
	})
})
