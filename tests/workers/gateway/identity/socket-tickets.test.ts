import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { SUBPROTOCOL } from '../../../../core/protocol/version.ts'
import { Browser } from '../support/browser.ts'
import { type Company, connected, newCompany, newMember, reconfigure } from '../support/company.ts'
import { asAdministrator, json, refusalOf } from '../support/gateway.ts'
import { newcomer, visitorWhoSays } from '../support/people.ts'

const TICKETS = '/api/v1/socket-tickets'
const CONSOLE = '/ws/console?v=1&cursor=0'

let at: ReturnType<typeof connected>
let home: Company
let ana: Browser
beforeAll(async () => {
	at = connected()
	home = await newCompany(at)
	await reconfigure(at, home.cookie, { agents: ['ana', 'ben'].map((id) => ({ id, name: id, queues: [{ queue: 'support' }] })) })
	ana = new Browser(at, (await newMember(at, home.cookie, { agent: 'ana' })).cookie)
})
afterEach(() => {
	vi.useRealTimers()
})

async function ticketOf(browser: Browser, target = 'console'): Promise<string> {
	const answer = await browser.post(TICKETS, { for: target })
	if (answer.status !== 201) return await refusalOf(answer)
	return (await answer.json<{ ticket: string }>()).ticket
}

/** From anywhere, with no cookie and no origin: what a ticket is for. */
async function open(path: string, ticket: string): Promise<string | number> {
	const headers = { upgrade: 'websocket', 'sec-websocket-protocol': `${SUBPROTOCOL}, ticket.${ticket}` }
	const answer = await at.call(path, { headers })
	answer.webSocket?.accept()
	return answer.status === 101 ? 101 : await refusalOf(answer)
}

describe('a socket ticket', () => {
	it('opens its socket without a cookie, and answers in the usual subprotocol', async () => {
		const ticket = await ticketOf(ana)
		const headers = { upgrade: 'websocket', 'sec-websocket-protocol': `ticket.${ticket}, ${SUBPROTOCOL}` }
		const { status, headers: said } = await at.call(CONSOLE, { headers })
		expect([status, said.get('sec-websocket-protocol')]).toEqual([101, SUBPROTOCOL])
	})

	it('lives a minute, and says until when', async () => {
		const beforeMs = Date.now()
		const { expiresAtMs } = await (await ana.post(TICKETS, { for: 'console' })).json<{ expiresAtMs: number }>()
		expect(expiresAtMs - beforeMs).toBeGreaterThanOrEqual(60_000)
		expect(expiresAtMs - Date.now()).toBeLessThanOrEqual(60_000)
		const ticket = await ticketOf(ana)
		const nowMs = Date.now()
		vi.useFakeTimers({ toFake: ['Date'] })
		vi.setSystemTime(nowMs + 60_001)
		expect(await open(CONSOLE, ticket)).toBe('401 token-expired')
	})

	it('opens one socket, also of two at once', async () => {
		const ticket = await ticketOf(ana)
		const both = await Promise.all([open(CONSOLE, ticket), open(CONSOLE, ticket)])
		expect(both.sort()).toEqual([101, '401 token-invalid'])
		expect(await open(CONSOLE, ticket)).toBe('401 token-invalid')
	})

	it('is refused when a letter of it is another', async () => {
		const ticket = await ticketOf(ana)
		const swapped = (at: number) => `${ticket.slice(0, at)}${ticket[at] === 'A' ? 'B' : 'A'}${ticket.slice(at + 1)}`
		for (const forged of [swapped(10), swapped(ticket.length - 5), ticket.slice(0, -1), `${ticket}A`, '', 'a.b', 'a.b.c']) {
			expect(await open(CONSOLE, forged)).toBe('401 token-invalid')
		}
		expect(await open(CONSOLE, ticket)).toBe(101)
	})

	it('opens nothing else: no other socket, no route, and nothing with a token of another kind', async () => {
		const { conversation, token } = await newcomer(at, `${home.workspace}.web`)
		const ticket = await ticketOf(ana)
		expect(await open(`/ws/conversation/${conversation}?v=1&cursor=0`, ticket)).toBe('401 token-invalid')
		expect(await open(CONSOLE, token)).toBe('401 token-invalid')
		const headers = { authorization: `Bearer ${ticket}`, 'sec-websocket-protocol': `${SUBPROTOCOL}, ticket.${ticket}` }
		expect(await refusalOf(await at.call('/api/v1/me', { headers }))).toBe('401 token-invalid')
	})

	it('ends with the sign-in it was asked for with', async () => {
		const member = await newMember(at, home.cookie, { agent: 'ben' })
		const browser = new Browser(at, member.cookie)
		const ticket = await ticketOf(browser)
		await browser.post('/api/auth/sign-out')
		expect(await open(CONSOLE, ticket)).toBe('401 not-signed-in')
	})

	it('opens nothing once the workspace asks for a second factor its holder does not have', async () => {
		const strict = await newCompany(at)
		await reconfigure(at, strict.cookie, { agents: [{ id: 'ana', name: 'Ana', queues: [{ queue: 'support' }] }] })
		const browser = new Browser(at, (await newMember(at, strict.cookie, { agent: 'ana' })).cookie)
		const ticket = await ticketOf(browser)
		await reconfigure(at, strict.cookie, { signIn: { twoFactor: 'required' } })
		expect(await open(CONSOLE, ticket)).toBe('403 two-factor-required')
	})

	it('is for what its holder may see alone', async () => {
		const other = await newCompany(at)
		const { conversation } = await newcomer(at, `${home.workspace}.web`)
		expect(await ticketOf(new Browser(at, other.cookie), conversation)).toBe('404 not-found')
		expect(await ticketOf(new Browser(at, other.cookie), 'console')).toBe('403 forbidden')
		expect(await ticketOf(new Browser(at, other.cookie), 'wallboard')).toBe('400 body-invalid')
		expect(await refusalOf(await at.call(TICKETS, json({ for: 'console' })))).toBe('401 not-signed-in')
	})
})

describe('a ticket by API key', () => {
	it('opens a conversation once', async () => {
		const { conversation } = await visitorWhoSays(at, 'hello')
		const answer = await at.call(TICKETS, json({ for: conversation }, asAdministrator))
		const { ticket } = await answer.json<{ ticket: string }>()
		const path = `/ws/conversation/${conversation}?v=1&cursor=0`
		expect([await open(path, ticket), await open(path, ticket)]).toEqual([101, '401 token-invalid'])
	})

	it('is worth nothing once the key is revoked', async () => {
		const { conversation } = await visitorWhoSays(at, 'hello')
		const made = await at.call('/api/v1/keys', json({ name: 'Robot', scopes: ['conversations.read'] }, asAdministrator))
		const { id, key } = await made.json<{ id: string; key: string }>()
		const asked = await at.call(TICKETS, json({ for: conversation }, { authorization: `Bearer ${key}` }))
		if (asked.status !== 201) throw new Error(await asked.text())
		const { ticket } = await asked.json<{ ticket: string }>()
		await at.call(`/api/v1/keys/${id}`, { method: 'DELETE', headers: asAdministrator })
		expect(await open(`/ws/conversation/${conversation}?v=1&cursor=0`, ticket)).toBe('401 token-invalid')
	})
})
