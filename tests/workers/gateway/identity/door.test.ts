import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ACCOUNT_RULE, ADDRESS_RULE, LOOPBACK_RULE } from '../../../../core/access/throttle.ts'
import type { AuditObject } from '../../../../durable-objects/audit/audit-object.ts'
import type { Env } from '../../../../durable-objects/env.ts'
import { Browser } from '../support/browser.ts'
import { type Company, connected, newCompany, PASSWORD } from '../support/company.ts'
import { json, refusalOf } from '../support/gateway.ts'
import { codeOf } from '../support/totp.ts'

const SIGN_IN = '/api/auth/sign-in/email'
const MINUTE_MS = 60_000

let at: ReturnType<typeof connected>
beforeAll(() => {
	at = connected()
})
afterEach(() => {
	vi.useRealTimers()
})

function tryIn(email: string, password: string, address?: string): Promise<Response> {
	return at.call(SIGN_IN, json({ email, password }, address === undefined ? {} : { 'cf-connecting-ip': address }))
}

async function outcome(email: string, password: string, address?: string): Promise<string> {
	const answer = await tryIn(email, password, address)
	return answer.status === 200 ? 'in' : await refusalOf(answer)
}

function waitOf(answer: Response): number {
	return Number(answer.headers.get('retry-after'))
}

/** So many failures from one network address. Hashing so many passwords would take minutes. */
async function fail(times: number, address: string): Promise<void> {
	const guard = at.env.GUARD.getByName(`address/${address}`)
	for (let i = 0; i < times; i++) await guard.begin(ADDRESS_RULE)
}

/** So many failures to sign in under an address. */
async function failAt(times: number, email: string): Promise<void> {
	const guard = at.env.GUARD.getByName(`sign-in/${email}`)
	for (let i = 0; i < times; i++) await guard.begin(ACCOUNT_RULE)
}

function later(ms: number): void {
	const nowMs = Date.now()
	vi.useFakeTimers({ toFake: ['Date'] })
	vi.setSystemTime(nowMs + ms)
}

/** Acts on record in a workspace, oldest first, with who did them. */
async function acts(workspace: string): Promise<string[]> {
	const object: DurableObjectStub<AuditObject> = (env as Env).AUDIT.getByName(workspace)
	const rows = await runInDurableObject(object, (it) => it.rows({ after: 0, limit: 100 }))
	return rows.map(({ act, actor, detail }) => `${act} ${actor.kind} ${typeof detail['method'] === 'string' ? detail['method'] : ''}`.trim())
}

describe('guessing a password', () => {
	it('is slowed down per account, from whatever address, and says how long', async () => {
		const home = await newCompany(at)
		await failAt(8, home.email)
		for (const address of ['192.0.2.1', '192.0.2.2']) expect(await outcome(home.email, 'a guess', address)).toBe('401 credentials-invalid')
		const held = await tryIn(home.email.toUpperCase(), PASSWORD, '192.0.2.200')
		expect([waitOf(held) <= 60, waitOf(held) > 50, await refusalOf(held)]).toEqual([true, true, '429 too-many-attempts'])
		later(MINUTE_MS + 1)
		expect(await outcome(home.email, 'another guess')).toBe('401 credentials-invalid')
		expect(waitOf(await tryIn(home.email, PASSWORD))).toBeGreaterThan(100)
		later(2 * MINUTE_MS + 1)
		expect(await outcome(home.email, PASSWORD)).toBe('in')
	})

	it('is slowed down for an address nobody has alike', async () => {
		const nobody = `${crypto.randomUUID()}@nowhere.test`
		await failAt(9, nobody)
		expect([await outcome(nobody, 'a guess'), await outcome(nobody, 'a guess')]).toEqual([
			'401 credentials-invalid',
			'429 too-many-attempts',
		])
	})

	it('is slowed down per network address, over all accounts, for who comes from there alone', async () => {
		const home = await newCompany(at)
		await fail(100, '198.51.100.7')
		expect(await outcome(home.email, PASSWORD, '198.51.100.7')).toBe('429 too-many-attempts')
		expect(await outcome(home.email, PASSWORD, '198.51.100.8')).toBe('in')
	})

	it('counts against its address what fails, and not what is right', async () => {
		const home = await newCompany(at)
		await fail(98, '198.51.100.20')
		expect(await outcome(home.email, PASSWORD, '198.51.100.20')).toBe('in')
		expect(await outcome(home.email, 'a guess', '198.51.100.20')).toBe('401 credentials-invalid')
		expect(await outcome('nobody@nowhere.test', 'a guess', '198.51.100.20')).toBe('401 credentials-invalid')
		expect(await outcome(home.email, PASSWORD, '198.51.100.20')).toBe('429 too-many-attempts')
	})

	it('goes by the address the edge has seen, whatever else a request says', async () => {
		const home = await newCompany(at)
		await fail(100, '203.0.113.9')
		const forged = json({ email: home.email, password: PASSWORD }, { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' })
		expect((await at.call(SIGN_IN, forged)).status).toBe(200)
	})

	it("blocks a developer's own machine for a minute only", async () => {
		const home = await newCompany(at)
		const guard = at.env.GUARD.getByName('address/127.0.0.1')
		for (let i = 0; i < 100; i++) await guard.begin(LOOPBACK_RULE)
		expect(waitOf(await tryIn(home.email, PASSWORD, '127.0.0.1'))).toBeLessThanOrEqual(60)
		later(MINUTE_MS + 1)
		expect(await outcome(home.email, PASSWORD, '127.0.0.1')).toBe('in')
	})

	it('is forgotten once the right one is given', async () => {
		const home = await newCompany(at)
		for (let round = 0; round < 3; round++) {
			await failAt(9, home.email)
			expect(await outcome(home.email, PASSWORD)).toBe('in')
		}
	})
})

describe('a refusal at the door', () => {
	it('tells nothing of who there is: not in words, and not by its time', async () => {
		const home = await newCompany(at)
		const refused = async (email: string) => {
			const startedMs = performance.now()
			const { instance, ...said } = await (await tryIn(email, 'a wrong password')).json<Record<string, unknown>>()
			return { said, isNamed: typeof instance === 'string', isLate: performance.now() - startedMs >= 299 }
		}
		const [somebody, nobody] = [await refused(home.email), await refused('nobody@nowhere.test')]
		expect(somebody).toEqual(nobody)
		expect(somebody.isLate).toBe(true)
	})
})

describe('the record of the door', () => {
	it('has who came in and how, who left, and who failed to', async () => {
		const home = await newCompany(at)
		const before = (await acts(home.workspace)).length
		const browser = new Browser(at)
		await browser.post(SIGN_IN, { email: home.email, password: 'not this one' })
		await vi.waitFor(async () => expect((await acts(home.workspace)).length).toBe(before + 1))
		await browser.post(SIGN_IN, { email: home.email, password: PASSWORD })
		const { totpURI } = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<{ totpURI: string }>()
		await browser.post('/api/auth/two-factor/verify-totp', { code: await codeOf(totpURI) })
		await browser.post('/api/auth/sign-out')
		later(90_000)
		await browser.post(SIGN_IN, { email: home.email, password: PASSWORD })
		await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })
		await browser.post('/api/auth/two-factor/verify-totp', { code: await codeOf(totpURI) })
		expect((await acts(home.workspace)).slice(before)).toEqual([
			'sign-in.failed stranger password',
			'sign-in.succeeded staff password',
			'two-factor.enabled staff',
			'sign-in.ended staff',
			'sign-in.failed stranger totp',
			'sign-in.succeeded staff two-factor',
		])
	})

	it('has each block once', async () => {
		const home: Company = await newCompany(at)
		await failAt(9, home.email)
		for (let i = 0; i < 3; i++) await tryIn(home.email, 'a guess')
		const blocks = async () => (await acts(home.workspace)).filter((it) => it.startsWith('sign-in.throttled')).length
		await vi.waitFor(async () => expect(await blocks()).toBe(1))
	})

	it.each(['totp', 'recovery-code'] as const)('has each block of guessing a code once, also of who is signed in: %s', async (method) => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		const { totpURI } = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<{ totpURI: string }>()
		const path = `/api/auth/two-factor/verify-${method === 'totp' ? 'totp' : 'backup-code'}`
		await browser.post('/api/auth/two-factor/verify-totp', { code: await codeOf(totpURI) })
		const guesser = new Browser(at)
		await guesser.post(SIGN_IN, { email: home.email, password: PASSWORD })
		const blocks = async () => (await acts(home.workspace)).filter((it) => it.startsWith('sign-in.throttled'))
		const guard = at.env.GUARD.getByName(`code/${home.workspace}/${home.id}`)
		for (let i = 0; i < 8; i++) await guard.begin(ACCOUNT_RULE)
		expect(await refusalOf(await guesser.post(path, { code: '000008' }))).toBe('401 code-invalid')
		expect(await blocks()).toEqual([])
		expect(await refusalOf(await guesser.post(path, { code: '000009' }))).toBe('401 code-invalid')
		for (let i = 0; i < 2; i++) expect(await refusalOf(await guesser.post(path, { code: '000000' }))).toBe('429 too-many-attempts')
		expect(await blocks()).toEqual([`sign-in.throttled stranger ${method}`])
		later(MINUTE_MS + 1)
		expect(await refusalOf(await browser.post('/api/auth/two-factor/verify-totp', { code: '111111' }))).toBe('401 code-invalid')
		expect(await blocks()).toEqual([`sign-in.throttled stranger ${method}`, 'sign-in.throttled stranger totp'])
	})

	it("has the block of guessing one's own password, and of asking for a new one", async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		const blocks = async () => (await acts(home.workspace)).filter((it) => it.startsWith('sign-in.throttled'))
		await failAt(9, home.email)
		for (let i = 0; i < 2; i++) await browser.post('/api/auth/two-factor/enable', { password: 'a guess' })
		expect(await blocks()).toEqual(['sign-in.throttled stranger password'])
		const guard = at.env.GUARD.getByName(`reset/${home.email}`)
		for (let i = 0; i < 9; i++) await guard.begin(ACCOUNT_RULE)
		for (let i = 0; i < 2; i++) await at.call('/api/auth/request-password-reset', json({ email: home.email }))
		await vi.waitFor(async () =>
			expect(await blocks()).toEqual(['sign-in.throttled stranger password', 'sign-in.throttled stranger reset'])
		)
	})

	it('is kept before anybody comes in: without it nobody does', async () => {
		const home = await newCompany(at)
		const mute = connected()
		Object.assign(mute.env, { AUDIT: { getByName: () => ({ append: () => Promise.reject(new Error('away, as the test wants it')) }) } })
		const answer = await mute.call(SIGN_IN, json({ email: home.email, password: PASSWORD }))
		expect([answer.headers.getSetCookie(), await refusalOf(answer)]).toEqual([[], '503 audit-unavailable'])
	})
})
