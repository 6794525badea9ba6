import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Browser } from '../support/browser.ts'
import { by, type Company, connected, newCompany, newMember, reconfigure } from '../support/company.ts'
import { type Gateway, gateway, refusalOf, type Setting } from '../support/gateway.ts'
import { upgrade } from '../support/people.ts'

const DAY_MS = 86_400_000
/** Nothing listens on the discard port. */
const AWAY: Setting = { DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1/none', NEON_SQL_URL: 'http://127.0.0.1:9/sql' }

const agents = ['ana', 'ben'].map((id) => ({ id, name: id, queues: [{ queue: 'support' }] }))

let at: ReturnType<typeof connected>
let home: Company
beforeAll(async () => {
	at = connected()
	home = await newCompany(at)
	await reconfigure(at, home.cookie, { agents })
})
afterEach(() => {
	vi.useRealTimers()
})

/** Where the database is, is set for the whole isolate by whoever opened it last. */
async function whileAway<Value>(work: (away: Gateway) => Promise<Value>): Promise<Value> {
	const value = await work(gateway(AWAY))
	at = connected()
	return value
}

async function seen(browser: Browser): Promise<string> {
	const answer = await browser.get('/api/v1/me')
	return answer.status === 200 ? (await answer.json<{ role: string }>()).role : await refusalOf(answer)
}

describe('with Postgres away', () => {
	it('an agent works on for as long as their sign-in lasts, and no longer', async () => {
		const { cookie } = await newMember(at, home.cookie, { agent: 'ana' })
		const signedInMs = Date.now()
		await whileAway(async (away) => {
			const ana = new Browser(away, cookie)
			vi.useFakeTimers({ toFake: ['Date'] })
			for (const days of [0, 1, 6.9]) {
				vi.setSystemTime(signedInMs + days * DAY_MS)
				expect(await seen(ana)).toBe('agent')
				expect((await ana.get('/api/v1/queues')).status).toBe(200)
				const { status, webSocket } = await away.call('/ws/console?v=1&cursor=0', upgrade({ cookie }))
				webSocket?.accept()
				expect(status).toBe(101)
			}
			vi.setSystemTime(signedInMs + 7 * DAY_MS)
			expect(['401 not-signed-in', '503 staff-unavailable']).toContain(await seen(ana))
		})
	})

	it('an agent gets tickets, and signs out for good', async () => {
		const { cookie } = await newMember(at, home.cookie, { agent: 'ben' })
		await whileAway(async (away) => {
			const ben = new Browser(away, cookie)
			expect((await ben.post('/api/v1/socket-tickets', { for: 'console' })).status).toBe(201)
			expect((await ben.post('/api/auth/sign-out')).status).toBe(200)
			expect(await seen(new Browser(away, cookie))).toBe('401 not-signed-in')
		})
		// Postgres, back again, still has the session; that does not help.
		expect(await seen(new Browser(at, cookie))).toBe('401 not-signed-in')
	})

	it('what was changed before holds', async () => {
		const { id, cookie } = await newMember(at, home.cookie, { role: 'analyst' })
		await at.call(`/api/v1/staff/${id}`, by(home.cookie, 'PATCH', { role: 'developer' }))
		expect(await whileAway((away) => seen(new Browser(away, cookie)))).toBe('developer')
	})

	it('nobody is believed about whom something is just being changed, until that is known', async () => {
		const { id, cookie } = await newMember(at, home.cookie, { role: 'analyst' })
		const object = at.env.STAFF.getByName(`${home.workspace}/${id}`)
		const suspicion = await object.suspect()
		expect(await whileAway((away) => seen(new Browser(away, cookie)))).toBe('503 staff-unavailable')
		// Postgres has no change yet; but one may still come.
		expect(await seen(new Browser(at, cookie))).toBe('analyst')
		expect(await object.standing('')).toMatchObject({ suspect: true })
		await object.settle({ suspicion, record: null })
		expect(await whileAway((away) => seen(new Browser(away, cookie)))).toBe('analyst')
	})

	it('a change whose end nobody has told is looked up when Postgres is back', async () => {
		const { id, cookie } = await newMember(at, home.cookie, { role: 'analyst' })
		const object = at.env.STAFF.getByName(`${home.workspace}/${id}`)
		await object.suspect()
		const nowMs = Date.now()
		vi.useFakeTimers({ toFake: ['Date'] })
		vi.setSystemTime(nowMs + 61_000)
		expect(await seen(new Browser(at, cookie))).toBe('analyst')
		expect(await object.standing('')).toMatchObject({ suspect: false, record: { role: 'analyst' } })
	})
})
