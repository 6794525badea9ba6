import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../../../core/protocol/version.ts'
import { Browser } from '../support/browser.ts'
import { by, type Company, connected, newCompany, newMember, PASSWORD, reconfigure } from '../support/company.ts'
import { json, refusalOf } from '../support/gateway.ts'
import { newcomer, upgrade } from '../support/people.ts'

const SIGN_IN = '/api/auth/sign-in/email'
const LIST = '/api/auth/list-sessions'
const HOUR_MS = 3_600_000
/** How long an isolate goes on with what it has heard. */
const MEMO_MS = 5_000

let at: ReturnType<typeof connected>
beforeAll(() => {
	at = connected()
})
afterEach(() => {
	vi.useRealTimers()
})

interface Row {
	readonly id: string
	readonly current: boolean
	readonly address: string | null
	readonly userAgent: string | null
	readonly createdAtMs: number
	readonly expiresAtMs: number
}

async function list(browser: Browser): Promise<Row[]> {
	return (await (await browser.get(LIST)).json<{ items: Row[] }>()).items
}

async function signedIn({ email }: Pick<Company, 'email'>, headers: Record<string, string> = {}): Promise<Browser> {
	const answer = await at.call(SIGN_IN, json({ email, password: PASSWORD }, headers))
	return new Browser(at, answer.headers.getSetCookie().map((it) => it.split(';')[0]).join('; '))
}

async function me(browser: Browser): Promise<string> {
	const answer = await browser.get('/api/v1/me')
	return answer.status === 200 ? (await answer.json<{ role: string }>()).role : await refusalOf(answer)
}

function later(ms: number): void {
	const nowMs = Date.now()
	vi.useFakeTimers({ toFake: ['Date'] })
	vi.setSystemTime(nowMs + ms)
}

describe('the list of sign-ins', () => {
	it('says where and since when, newest first, and which one asks', async () => {
		const home = await newCompany(at)
		const phone = await signedIn(home, { 'cf-connecting-ip': '192.0.2.7', 'user-agent': 'Phone/1' })
		const rows = await list(phone)
		expect(rows.map((it) => [it.current, it.address, it.userAgent])).toEqual([[true, '192.0.2.7', 'Phone/1'], [false, null, null]])
		expect((rows[0]?.expiresAtMs ?? 0) - (rows[0]?.createdAtMs ?? 0)).toBeGreaterThan(167 * HOUR_MS)
	})

	it("has nothing of anybody else's, and ends nothing of theirs", async () => {
		const home = await newCompany(at)
		const member = await newMember(at, home.cookie)
		const [mine, theirs] = [new Browser(at, home.cookie), new Browser(at, member.cookie)]
		const [{ id } = { id: '' }] = await list(mine)
		expect((await list(theirs)).map((it) => it.id)).not.toContain(id)
		expect(await refusalOf(await theirs.post('/api/auth/revoke-session', { id }))).toBe('404 not-found')
		expect(await me(mine)).toBe('administrator')
	})

	it('is not for keys', async () => {
		const home = await newCompany(at)
		const made = await at.call('/api/v1/keys', by(home.cookie, 'POST', { name: 'Robot', scopes: ['queues.read'] }))
		const { key } = await made.json<{ key: string }>()
		expect(await refusalOf(await at.call(LIST, { headers: { authorization: `Bearer ${key}` } }))).toBe('404 not-found')
	})
})

describe('ending sign-ins', () => {
	it('ends one, and no other', async () => {
		const home = await newCompany(at)
		const [mine, other, third] = [new Browser(at, home.cookie), await signedIn(home), await signedIn(home)]
		const id = (await list(other)).find((it) => it.current)?.id
		expect((await mine.post('/api/auth/revoke-session', { id })).status).toBe(200)
		expect([await me(other), await me(mine), await me(third)]).toEqual(['401 not-signed-in', 'administrator', 'administrator'])
		expect((await list(mine)).length).toBe(2)
	})

	it('ends all but the one that asks', async () => {
		const home = await newCompany(at)
		const [mine, other] = [new Browser(at, home.cookie), await signedIn(home)]
		for (let i = 0; i < 2; i++) expect((await mine.post('/api/auth/revoke-other-sessions')).status).toBe(200)
		expect([await me(other), await me(mine)]).toEqual(['401 not-signed-in', 'administrator'])
	})

	it('closes what was opened with them: consoles and conversations', async () => {
		const home = await newCompany(at)
		await reconfigure(at, home.cookie, { agents: [{ id: 'ana', name: 'Ana', queues: [{ queue: 'support' }] }] })
		const ana = await newMember(at, home.cookie, { agent: 'ana' })
		const { conversation } = await newcomer(at, `${home.workspace}.web`)
		await at.call(`/api/v1/conversations/${conversation}/facts`, by(home.cookie, 'POST', { facts: { intent: 'sales' } }))
		const open = async (path: string, cookie: string) => {
			const { webSocket, status } = await at.call(`${path}?v=1&cursor=0`, upgrade({ cookie }))
			webSocket?.accept()
			return { status, closed: new Promise<number>((resolve) => webSocket?.addEventListener('close', ({ code }) => resolve(code))) }
		}
		const consoleSocket = await open('/ws/console', ana.cookie)
		const mine = new Browser(at, ana.cookie)
		const id = (await list(mine)).find((it) => it.current)?.id
		await mine.post('/api/auth/revoke-session', { id })
		expect([consoleSocket.status, await consoleSocket.closed]).toEqual([101, CLOSE.signedOut])
	})
})

describe('a sign-in', () => {
	it('lasts as long as the workspace says', async () => {
		const home = await newCompany(at)
		await reconfigure(at, home.cookie, { signIn: { sessionHours: 2 } })
		later(MEMO_MS)
		const browser = await signedIn(home)
		later(2 * HOUR_MS - 1_000)
		expect(await me(browser)).toBe('administrator')
		later(1_001)
		expect(await me(browser)).toBe('401 not-signed-in')
	})

	it('is kept by the browser for as long, in each of its cookies', async () => {
		const home = await newCompany(at)
		const lives = async (hours: number) => {
			await reconfigure(at, home.cookie, { signIn: { sessionHours: hours } })
			later(MEMO_MS)
			const answer = await at.call(SIGN_IN, json({ email: home.email, password: PASSWORD }))
			const cookies = answer.headers.getSetCookie().filter((it) => /^patchbay\.session_(?:token|data)=/.test(it))
			return cookies.map((it) => Number(/; Max-Age=(\d+);/.exec(it)?.[1]))
		}
		for (const hours of [2, 720]) {
			const [token, data, ...more] = await lives(hours)
			expect(more).toEqual([])
			for (const life of [token, data]) {
				expect(life).toBeGreaterThan(hours * 3_600 - 10)
				expect(life).toBeLessThanOrEqual(hours * 3_600)
			}
		}
	})

	it('ends sooner when the workspace shortens it', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		later(3 * HOUR_MS)
		expect(await me(browser)).toBe('administrator')
		await reconfigure(at, home.cookie, { signIn: { sessionHours: 2 } })
		later(MEMO_MS)
		expect(await me(browser)).toBe('401 not-signed-in')
	})

	it('is refused when any of its cookies is forged', async () => {
		const home = await newCompany(at)
		const other = await newMember(at, home.cookie)
		const swap = (text: string) => text.replace(/.$/, (it) => it === 'A' ? 'B' : 'A')
		const cookies = home.cookie.split('; ')
		const [token = '', data = ''] = ['session_token=', 'session_data='].map((name) => cookies.find((it) => it.includes(name)) ?? '')
		const theirData = other.cookie.split('; ').find((it) => it.includes('session_data=')) ?? ''
		const decoded = JSON.parse(atob(data.split('=')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')) as {
			session: { user: { role: string } }
		}
		decoded.session.user.role = 'owner'
		const promoted = `patchbay.session_data=${btoa(JSON.stringify(decoded)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
		expect(await me(new Browser(at, token.slice(0, 40)))).toBe('401 not-signed-in')
		expect(await me(new Browser(at, `${token.replace(/=(.)/, (_, it: string) => `=${swap(it)}`)}; ${data}`))).toBe('401 not-signed-in')
		// Who brings the token and a data cookie that is not its own, is who the token says.
		expect(await me(new Browser(at, `${token}; ${promoted}`))).toBe('administrator')
		expect(await me(new Browser(at, `${token}; ${theirData}`))).toBe('administrator')
		expect(await me(new Browser(at, data))).toBe('401 not-signed-in')
	})

	it('is over everywhere once it is signed out, for whoever kept a copy of its cookies', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		const copy = browser.copy()
		await browser.post('/api/auth/sign-out')
		expect(await me(copy)).toBe('401 not-signed-in')
		later(MEMO_MS + 1)
		expect(await me(copy)).toBe('401 not-signed-in')
	})
})

describe('what changes about a person', () => {
	it('counts at once for who is signed in', async () => {
		const home = await newCompany(at)
		const member = await newMember(at, home.cookie, { role: 'analyst' })
		const browser = new Browser(at, member.cookie)
		expect(await me(browser)).toBe('analyst')
		await at.call(`/api/v1/staff/${member.id}`, by(home.cookie, 'PATCH', { role: 'developer' }))
		expect(await me(browser)).toBe('developer')
		await at.call(`/api/v1/staff/${member.id}`, by(home.cookie, 'PATCH', { active: false }))
		expect(await me(browser)).toBe('401 not-signed-in')
		expect(await refusalOf(await at.call(SIGN_IN, json({ email: member.email, password: PASSWORD })))).toBe('401 credentials-invalid')
		await at.call(`/api/v1/staff/${member.id}`, by(home.cookie, 'PATCH', { active: true }))
		expect(await me(await signedIn(member))).toBe('developer')
	})
})
