import { describe, expect, it } from 'vitest'
import { redactedLine, redactText } from '../../core/redact.ts'
import { effortMs } from '../support/effort.ts'

const KEY = `pbk_demo_key_01JD3ZK8Q0ABCDEFGHJKMN_${'aB3_'.repeat(10)}xyz`
const MAC = 'q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJ012'

describe('a text for the log', () => {
	it('keeps no secret, wherever it stands', () => {
		const said = [
			`Authorization: Bearer ${KEY}`,
			`{"authorization":"Bearer ${KEY}"}`,
			`key ${KEY} is unknown`,
			`cookie: patchbay.session_token=${MAC}.sig; patchbay.session_data=abc`,
			`Set-Cookie: __Secure-patchbay.session_token=${MAC}; HttpOnly`,
			`__Host-patchbay.oidc=${MAC}; Path=/`,
			`patchbay.v1, ticket.${MAC}.${MAC}`,
			`sec-websocket-protocol: patchbay.v1, token.${MAC}`,
			`postgres://patchbay:${MAC}@db.example/patchbay failed`,
			`postgresql://patchbay:short@db.example/patchbay failed`,
			`/callback?code=short&state=short&iss=https://id.example`,
			`client_secret=short&grant_type=authorization_code`,
			`https://shop.example/console#/reset/short`,
			`https://shop.example/console#/invitation/short`,
			`GET /api/auth/invitations/short failed`,
			`eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.`,
			`the mac is ${MAC}`,
		]
		for (const text of said) {
			const kept = redactText(text)
			for (const secret of [KEY, MAC, 'short', 'eyJ', 'session_data=abc']) expect(kept, text).not.toContain(secret)
		}
	})

	it("keeps nobody's address", () => {
		for (const address of ['ana@demo.test', 'Ana.Flores+x@mail.shop.example', "o'neil@shop.example", '王伟@例子.公司.cn']) {
			expect(redactText(`no mail to <${address}>, code 550`)).not.toContain(address.split('@')[1])
		}
	})

	it('is no longer than can be looked through at once', () => {
		const startedMs = effortMs()
		for (const letter of ['a', 'a1', '@', 'eyJ.', '=a']) expect(redactText(letter.repeat(500_000)).length).toBeLessThan(9_000)
		expect(effortMs() - startedMs).toBeLessThan(2_000)
	})

	it('keeps what helps to find the fault', () => {
		const said = [
			'req_01JD3ZK8Q0ABCDEFGHJKMN of cnv_01JD3ZK8Q0ABCDEFGHJKMN in shop.web',
			'TypeError: x is not a function\n    at processGenericAccessTokenResponseOfTheProvider (gateway/app.ts:12:34)',
			'no answer within 3000 ms from https://id.example/.well-known/openid-configuration',
			'version 12 of 0190f6c2-7c1e-7cc1-b5a4-0f6f2b3c4d5e',
		]
		for (const text of said) expect(redactText(text)).toBe(text)
	})
})

describe('a line of the log', () => {
	it('is JSON, without the fields that hold secrets', () => {
		const line = redactedLine({
			event: 'x',
			password: 'a',
			clientSecret: 'b',
			nested: { apiKey: 'c', cookie: 'd', ok: 'e' },
			token: null,
			ms: 5,
		})
		expect(JSON.parse(line)).toEqual({
			event: 'x',
			password: '[redacted]',
			clientSecret: '[redacted]',
			nested: { apiKey: '[redacted]', cookie: '[redacted]', ok: 'e' },
			token: null,
			ms: 5,
		})
	})

	it('says of an error what went wrong at the bottom, and not what wraps it', () => {
		const error = new Error('insert failed: params ana@demo.test', { cause: new Error('connection refused by bob@shop.example') })
		expect(JSON.parse(redactedLine({ event: 'x', error }))).toEqual({ event: 'x', error: 'Error: connection refused by [e-mail]' })
		const told = new Error('refused', { cause: { claims: { email: 'ana@demo.test' } } })
		expect(JSON.parse(redactedLine({ event: 'x', error: told }))).toEqual({ event: 'x', error: 'Error: refused' })
	})
})
