import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { WorkspaceId } from '../../../core/ids.ts'
import { SUBPROTOCOL } from '../../../core/protocol/version.ts'
import { openStaff } from '../../../workers/gateway/auth/open-staff.ts'
import { type Gateway, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn } from './support/people.ts'
import { arrive, bindings, choose, depart, entrustSecret, holdSecret, offerSignOn, signOn } from './support/single-sign-on.ts'

const { issuer } = inject('identityProvider')
const me = async (at: Gateway, cookie: string) => await (await at.call('/api/v1/me', { headers: { cookie } })).json()
const DEMO = 'demo' as WorkspaceId
let at: Gateway

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
	at = gateway()
	await offerSignOn()
	await entrustSecret(at)
})
afterEach(() => void vi.useRealTimers())

describe('single sign-on', () => {
	it('signs in who is staff by the address the provider vouches for', async () => {
		const { why, cookie } = await signOn(at, { email: 'Ana@demo.test' })
		expect(why).toBe(null)
		expect(await me(at, cookie)).toMatchObject({ email: 'ana@demo.test', role: 'agent', agent: 'ana', workspace: 'demo' })
	})

	it('knows them again by what the provider calls them, whatever their address is now', async () => {
		expect((await signOn(at, { email: 'wei@demo.test', sub: 'wei-at-the-provider' })).why).toBe(null)
		const { why, cookie } = await signOn(at, { email: 'wang.wei@elsewhere.example', sub: 'wei-at-the-provider', verified: false })
		expect(why).toBe(null)
		expect(await me(at, cookie)).toMatchObject({ email: 'wei@demo.test' })
	})

	it('does not take somebody new for who had their address before', async () => {
		expect((await signOn(at, { email: 'sam@demo.test', sub: 'sam' })).why).toBe(null)
		expect((await signOn(at, { email: 'sam@demo.test', sub: 'another sam' })).why).toBe('not-staff')
	})

	it('does not go by an address that the provider does not vouch for', async () => {
		expect((await signOn(at, { email: 'lead@demo.test', sub: 'lead?', verified: false })).why).toBe('email-unverified')
	})

	it('refuses who is suspended', async () => {
		const directory = await openStaff(at.env, new Request(ORIGIN))
		const made = await directory?.create({
			workspace: DEMO,
			name: 'Gone',
			email: 'gone@demo.test',
			role: 'agent',
			agent: null,
			teams: [],
			password: null,
		})
		if (!directory || !made?.ok) throw new Error('nobody made')
		await directory.update(made.user.id, { active: false })
		expect((await signOn(at, { email: 'gone@demo.test' })).why).toBe('suspended')
		await directory.update(made.user.id, { active: true })
		expect((await signOn(at, { email: 'gone@demo.test' })).why).toBe(null)
		await directory.update(made.user.id, { active: false })
		expect((await signOn(at, { email: 'gone@demo.test' })).why).toBe('suspended')
	})

	it('keeps strangers out', async () => {
		expect((await signOn(at, { email: 'stranger@demo.test' })).why).toBe('not-staff')
	})

	it('makes newcomers staff where the workspace wants it so, with the role it says', async () => {
		await offerSignOn({ newcomers: 'analyst', domains: ['shop.example'] })
		expect((await signOn(at, { email: 'kim@elsewhere.example' })).why).toBe('not-staff')
		expect((await signOn(at, { email: 'kim@evil.example.shop.example.evil.example' })).why).toBe('not-staff')
		expect((await signOn(at, { email: 'kim@shop.example', verified: false })).why).toBe('email-unverified')
		const { why, cookie } = await signOn(at, { email: 'kim@shop.example', name: 'Kim Lee' })
		expect(why).toBe(null)
		expect(await me(at, cookie)).toMatchObject({
			email: 'kim@shop.example',
			name: 'Kim Lee',
			role: 'analyst',
			agent: null,
			workspace: 'demo',
		})
		await offerSignOn({ newcomers: null })
		expect((await signOn(at, { email: 'kim@shop.example', name: 'Kim Lee' })).why).toBe(null)
	})

	it('does not make anybody staff with a role that there is not', async () => {
		await offerSignOn({ newcomers: 'nothing' })
		expect((await signOn(at, { email: 'new@shop.example' })).why).toBe('not-staff')
	})

	it("lets a workspace's provider speak for that workspace alone", async () => {
		await offerSignOn({ newcomers: 'analyst' }, { workspace: 'shop' })
		await holdSecret(at, 'shop')
		await offerSignOn({})
		expect((await signOn(at, { email: 'ana@demo.test' })).why).toBe(null)
		for (const sub of ['', 'ana at the shop']) expect((await signOn(at, { email: 'ana@demo.test', sub }, 'shop')).why).toBe('not-staff')
	})

	it('leaves a second factor to the provider', async () => {
		await offerSignOn({}, { twoFactor: 'required' })
		const { cookie } = await signOn(at, { email: 'ana@demo.test' })
		expect(await me(at, cookie)).toMatchObject({ email: 'ana@demo.test', twoFactor: 'off' })
		expect((await at.call('/api/v1/queues', { headers: { cookie } })).status).toBe(200)
		const asked = json({ for: 'console' }, { cookie, origin: ORIGIN })
		const { ticket } = await (await at.call('/api/v1/socket-tickets', asked)).json<{ ticket: string }>()
		const headers = { upgrade: 'websocket', 'sec-websocket-protocol': `${SUBPROTOCOL}, ticket.${ticket}` }
		expect((await at.call('/ws/console?v=1&cursor=0', { headers })).status).toBe(101)
		const byPassword = await signIn(at, 'ana@demo.test')
		expect(await refusalOf(await at.call('/api/v1/queues', { headers: { cookie: byPassword } }))).toBe('403 two-factor-required')
	})

	it('says so where there is none', async () => {
		await offerSignOn(null)
		for (const workspace of ['demo', 'nowhere', 'No.Slug', '__proto__']) {
			const { url } = await depart(at, workspace)
			expect(url).toBe('/console#/sign-in-failed/off')
		}
	})

	it('works for a client without a secret only where the provider lets it', async () => {
		await offerSignOn({ clientId: 'somebody else' })
		await offerSignOn()
		expect(await bindings.WORKSPACE.getByName('demo').sealedOf('oidc')).toEqual([])
		expect((await signOn(at, { email: 'ana@demo.test' })).why).toBe('provider')
	})

	it('fails with a wrong secret', async () => {
		await entrustSecret(at, 'wrong')
		expect((await signOn(at, { email: 'ana@demo.test' })).why).toBe('provider')
	})
})

describe('in Postgres', () => {
	const { databaseUrl: DATABASE_URL, neonSqlUrl: NEON_SQL_URL } = inject('archiveDatabase')
	const kept = gateway({ DATABASE_URL, NEON_SQL_URL })

	it('makes a newcomer once, and links them once, who comes in two windows at the same time', async () => {
		const email = `${crypto.randomUUID()}@shop.example`
		await offerSignOn({ newcomers: 'analyst' })
		const both = await Promise.all([signOn(kept, { email }), signOn(kept, { email })])
		expect(both.some((it) => it.why === null)).toBe(true)
		const again = await signOn(kept, { email })
		expect(again.why).toBe(null)
		expect(await me(kept, again.cookie)).toMatchObject({ email, role: 'analyst' })
	})

	it('links who is staff once, who comes in two windows at the same time', async () => {
		const email = `${crypto.randomUUID()}@shop.example`
		const directory = await openStaff(kept.env, new Request(ORIGIN))
		await directory?.create({ workspace: DEMO, name: 'Kim', email, role: 'agent', agent: null, teams: [], password: null })
		const both = await Promise.all([signOn(kept, { email }), signOn(kept, { email })])
		expect(both.map((it) => it.why)).toEqual([null, null])
		expect((await signOn(kept, { email })).why).toBe(null)
	})
})

describe('the way there and back', () => {
	const chosen = { email: 'ana@demo.test' }

	it('names all that the answer will be held against', async () => {
		const { url } = await depart(at)
		expect(url.startsWith(`${issuer}/auth?`)).toBe(true)
		expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
			response_type: 'code',
			client_id: 'patchbay',
			redirect_uri: `${ORIGIN}/api/auth/oidc/demo/callback`,
			scope: 'openid email profile',
			state: expect.stringMatching(/^[\w-]{43}$/),
			nonce: expect.stringMatching(/^[\w-]{43}$/),
			code_challenge: expect.stringMatching(/^[\w-]{43}$/),
			code_challenge_method: 'S256',
		})
	})

	it('is kept in a cookie of the browser that went, for ten minutes', async () => {
		const [cookie = ''] = (await at.call('/api/auth/oidc/demo', { redirect: 'manual' })).headers.getSetCookie()
		expect(cookie).toMatch(/^patchbay\.oidc=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
		const [safe = ''] = (await at.call('https://chat.example/api/auth/oidc/demo', { redirect: 'manual' })).headers.getSetCookie()
		expect(safe).toMatch(/^__Host-patchbay\.oidc=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
	})

	it('ends in that browser alone, once', async () => {
		const [mine, other] = [await depart(at), await depart(at)]
		const back = await choose(mine.url, chosen)
		expect((await arrive(at, back, '')).why).toBe('expired')
		expect((await arrive(at, back, other.cookie)).why).toBe('expired')
		expect((await arrive(at, back, `${mine.cookie}; ${other.cookie}`)).why).toBe('expired')
		expect((await arrive(at, back, mine.cookie.slice(0, -2))).why).toBe('expired')
		expect((await arrive(at, back, mine.cookie)).why).toBe(null)
		expect((await arrive(at, back, mine.cookie)).why).toBe('expired')
	})

	it('takes the cookie away when it ends', async () => {
		const { url, cookie } = await depart(at)
		const answer = await at.call(await choose(url, chosen), { headers: { cookie }, redirect: 'manual' })
		expect(answer.headers.getSetCookie()).toContain('patchbay.oidc=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax')
	})

	it('is too long after ten minutes', async () => {
		const { url, cookie } = await depart(at)
		const back = await choose(url, chosen)
		vi.setSystemTime(Date.now() + 600_000)
		expect((await arrive(at, back, cookie)).why).toBe('expired')
	})

	it('does not count for another workspace, nor after the provider has been changed', async () => {
		await offerSignOn({}, { workspace: 'shop' })
		const { url, cookie } = await depart(at)
		const back = await choose(url, chosen)
		expect((await arrive(at, back.replace('/demo/', '/shop/'), cookie)).why).toBe('expired')
		await offerSignOn({ clientId: 'another' })
		expect((await arrive(at, back, cookie)).why).toBe('expired')
		await offerSignOn(null)
		expect((await arrive(at, back, cookie)).why).toBe('off')
	})

	it('takes no answer that was changed on the way', async () => {
		const wrong: [RegExp, string, string][] = [
			[/state=[^&]*/, 'state=another', 'expired'],
			[/state=[^&]*&?/, '', 'expired'],
			[/code=[^&]*/, 'code=another', 'provider'],
			[/code=[^&]*&?/, '', 'provider'],
			[/iss=[^&]*/, 'iss=https%3A%2F%2Fevil.example', 'provider'],
			[/iss=[^&]*&?/, '', 'provider'],
			[/code=/, 'error=access_denied&code=', 'provider'],
		]
		for (const [what, instead, why] of wrong) {
			const { url, cookie } = await depart(at)
			const back = (await choose(url, chosen)).replace(what, instead)
			expect([back, (await arrive(at, back, cookie)).why]).toEqual([back, why])
		}
	})

	it('goes on with a new sign-in beside an old one', async () => {
		const lead = await signIn(at, 'lead@demo.test')
		const { url, cookie } = await depart(at)
		const arrived = await arrive(at, await choose(url, chosen), `${lead}; ${cookie}`)
		expect(await me(at, arrived.cookie)).toMatchObject({ email: 'ana@demo.test' })
	})
})

describe("the client's secret", () => {
	it('is told to nobody again', async () => {
		expect((await entrustSecret(at, 'a secret of the test')).status).toBe(204)
		const path = '/api/v1/sign-in/oidc-secret'
		const answer = await at.call(path, { headers: { cookie: await signIn(at, 'admin@demo.test') } })
		expect(await answer.json()).toEqual({
			set: true,
			atMs: expect.any(Number),
			by: 'API key',
			callbackUrl: `${ORIGIN}/api/auth/oidc/demo/callback`,
		})
		const kept = JSON.stringify(await bindings.WORKSPACE.getByName('demo').sealedOf('oidc'))
		expect(kept).not.toContain('a secret of the test')
		const lead = { cookie: await signIn(at, 'lead@demo.test'), origin: ORIGIN, 'content-type': 'application/json' }
		expect(await refusalOf(await at.call(path, { method: 'PUT', headers: lead, body: '{"secret":"x"}' }))).toBe('403 forbidden')
	})
})
