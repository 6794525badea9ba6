import { describe, expect, it } from 'vitest'
import { builtinRoles } from '../../../core/access.ts'
import { CLOSE } from '../../../core/protocol/version.ts'
import { gateway, json, ORIGIN, refusalOf, type Setting } from './support/gateway.ts'
import { cookieOf, signIn, upgrade } from './support/people.ts'

const SIGN_IN = '/api/auth/sign-in/email'
/** Nothing listens on the discard port. */
const AWAY: Setting = { DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1/none', NEON_SQL_URL: 'http://127.0.0.1:9/sql' }

describe('staff sign-in', () => {
	it('tells who is signed in', async () => {
		const at = gateway()
		const cookie = await signIn(at, 'wei@demo.test')
		const me = await at.call('/api/v1/me', { headers: { cookie } })
		expect(await me.json()).toEqual({
			id: 'stf_wei',
			workspace: 'demo',
			role: 'agent',
			agent: 'wei',
			name: '王伟 Wei',
			email: 'wei@demo.test',
			kind: 'staff',
			permissions: [...builtinRoles.agent.permissions],
			scope: 'own',
			teams: [],
			twoFactor: 'off',
		})
		expect(await (await at.call('/api/auth/get-session', { headers: { cookie } })).json()).toMatchObject({ user: { agent: 'wei' } })
	})

	it('takes the address in any case', async () => {
		expect(await signIn(gateway(), 'ANA@Demo.Test')).toContain('session_token=')
	})

	it('sets cookies that scripts and other sites cannot use', async () => {
		const at = gateway()
		const credentials = json({ email: 'ana@demo.test', password: 'patchbay-demo' })
		for (const cookie of (await at.call(SIGN_IN, credentials)).headers.getSetCookie()) {
			expect(cookie).toContain('HttpOnly')
			expect(cookie).toContain('SameSite=Strict')
		}
		for (const cookie of (await at.call(`https://chat.example${SIGN_IN}`, credentials)).headers.getSetCookie()) {
			expect(cookie).toMatch(/^__Secure-/)
			expect(cookie).toContain('Secure;')
		}
	})

	it('renews the cookie that says who is signed in, where it has run out', async () => {
		const at = gateway()
		const tokenAlone = (await signIn(at, 'ana@demo.test')).split('; ').filter((it) => it.includes('session_token=')).join('; ')
		const answer = await at.call('/api/v1/me', { headers: { cookie: tokenAlone } })
		expect([answer.status, cookieOf(answer)]).toEqual([200, expect.stringContaining('session_data=')])
	})

	it('refuses a wrong password and a stranger in the same words', async () => {
		const at = gateway()
		expect(await refusalOf(await at.call(SIGN_IN, json({ email: 'ana@demo.test', password: 'wrong-password' })))).toBe(
			'401 credentials-invalid',
		)
		expect(await refusalOf(await at.call(SIGN_IN, json({ email: 'x@demo.test', password: 'wrong-password' })))).toBe(
			'401 credentials-invalid',
		)
	})

	it('slows down who keeps guessing', async () => {
		const at = gateway()
		const guess = () => at.call(SIGN_IN, json({ email: 'admin@demo.test', password: 'wrong-password' }))
		for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(401)
		expect(await refusalOf(await guess())).toBe('429 too-many-attempts')
	})

	it('names what is wrong with a body', async () => {
		const at = gateway()
		const wrong = await at.call(SIGN_IN, json({ email: 'no address', password: 'x' }))
		expect(await wrong.json()).toMatchObject({ code: 'body-invalid', field: 'email' })
		expect(await refusalOf(await at.call(SIGN_IN, json({ email: 'ana@demo.test', password: 'x'.repeat(70_000) })))).toBe(
			'413 body-too-large',
		)
		const form = { method: 'POST', body: new URLSearchParams({ email: 'ana@demo.test', password: 'patchbay-demo' }) }
		expect(await refusalOf(await at.call(SIGN_IN, form))).toBe('415 content-type-unsupported')
	})

	it('does not sign a visitor of another site in or out', async () => {
		const at = gateway()
		const origin = 'https://evil.example'
		const credentials = json({ email: 'ana@demo.test', password: 'patchbay-demo' }, { origin })
		expect(await refusalOf(await at.call(SIGN_IN, credentials))).toBe('403 origin-not-allowed')
		expect(await refusalOf(await at.call('/api/auth/sign-out', { method: 'POST', headers: { origin } }))).toBe('403 origin-not-allowed')
	})

	it('forgets who signs out', async () => {
		const at = gateway()
		const cookie = await signIn(at, 'sam@demo.test')
		const answer = await at.call('/api/auth/sign-out', { method: 'POST', headers: { cookie, origin: ORIGIN } })
		expect(answer.status).toBe(200)
		expect(answer.headers.getSetCookie().some((it) => it.includes('session_token=;') && it.includes('Max-Age=0'))).toBe(true)
		expect(await (await at.call('/api/auth/get-session')).json()).toBe(null)
	})

	it('ends with a sign-out what was opened with it, and believes its cookies no more', async () => {
		const at = gateway()
		const [cookie, other] = [await signIn(at, 'wei@demo.test'), await signIn(at, 'wei@demo.test')]
		const path = '/ws/console?v=1&cursor=0'
		const open = async (cookie: string) => {
			const { webSocket } = await at.call(path, upgrade({ cookie }))
			webSocket?.accept()
			return webSocket
		}
		const [socket, kept] = [await open(cookie), await open(other)]
		const ended = new Promise<number>((resolve) => socket?.addEventListener('close', ({ code }) => resolve(code)))
		await at.call('/api/auth/sign-out', { method: 'POST', headers: { cookie, origin: ORIGIN } })
		expect(await ended).toBe(CLOSE.signedOut)
		expect(await refusalOf(await at.call(path, upgrade({ cookie })))).toBe('401 not-signed-in')
		expect(await refusalOf(await at.call('/api/v1/me', { headers: { cookie } }))).toBe('401 not-signed-in')
		expect((await at.call('/api/v1/me', { headers: { cookie: other } })).status).toBe(200)
		expect(kept?.readyState).toBe(WebSocket.OPEN)
	})

	it('offers no way to sign up or to change what one may do', async () => {
		const at = gateway()
		const cookie = await signIn(at, 'ana@demo.test')
		for (const path of ['sign-up/email', 'update-user', 'change-email', 'delete-user', 'update-session', 'two-factor/send-otp']) {
			const answer = await at.call(`/api/auth/${path}`, json({ role: 'administrator', email: 'ana@demo.test' }, { cookie, origin: ORIGIN }))
			expect(await refusalOf(answer)).toBe('404 not-found')
		}
	})

	it("lists the demo's sign-ins on a developer's machine only", async () => {
		const local = await gateway().call('/api/v1/demo-sign-ins')
		const { items } = await local.json<{ items: { email: string; password: string }[] }>()
		expect(items.map((it) => it.email)).toEqual(['ana@demo.test', 'wei@demo.test', 'sam@demo.test', 'lead@demo.test', 'admin@demo.test'])
		const deployed = await gateway({ PATCHBAY_LOCAL: undefined }).call('https://chat.example/api/v1/demo-sign-ins')
		expect(await refusalOf(deployed)).toBe('404 not-found')
	})

	it('has no demo staff on a deployed Worker without a database', async () => {
		const at = gateway({ PATCHBAY_LOCAL: undefined })
		const answer = await at.call(`https://chat.example${SIGN_IN}`, json({ email: 'admin@demo.test', password: 'patchbay-demo' }))
		expect(await refusalOf(answer)).toBe('503 staff-unavailable')
	})
})

describe('with Postgres away', () => {
	it('says at once that nobody can sign in', async () => {
		const startedMs = Date.now()
		const answer = await gateway(AWAY).call(SIGN_IN, json({ email: 'ana@demo.test', password: 'patchbay-demo' }))
		expect(await refusalOf(answer)).toBe('503 staff-unavailable')
		expect(Date.now() - startedMs).toBeLessThan(15_000)
	})

	it('still knows who signed in before', async () => {
		const cookie = await signIn(gateway(), 'ana@demo.test')
		const me = await gateway(AWAY).call('/api/v1/me', { headers: { cookie } })
		expect(await me.json()).toMatchObject({ agent: 'ana' })
	})

	it('says so to who comes without that proof', async () => {
		const cookie = await signIn(gateway(), 'ana@demo.test')
		const tokenAlone = cookie.split('; ').filter((it) => it.includes('session_token=')).join('; ')
		expect(await refusalOf(await gateway(AWAY).call('/api/v1/me', { headers: { cookie: tokenAlone } }))).toBe('503 staff-unavailable')
	})

	it('signs out all the same', async () => {
		const cookie = await signIn(gateway(), 'ana@demo.test')
		const answer = await gateway(AWAY).call('/api/auth/sign-out', { method: 'POST', headers: { cookie, origin: ORIGIN } })
		expect([answer.status, cookieOf(answer)]).toEqual([200, expect.stringContaining('session_token=')])
	})
})
