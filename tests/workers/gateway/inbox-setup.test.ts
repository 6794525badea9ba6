/** Setting an inbox up at its provider: the company of the generic channel, with a server on this machine. */
import { describe, expect, inject, it } from 'vitest'
import { hookedInbox } from './hooks/company.ts'
import { asAdministrator, type Gateway, gateway, json, refusalOf } from './support/gateway.ts'

const key = { headers: asAdministrator }
let boxes = 0

function box(): string {
	return `${inject('companyUrl')}/setup-${++boxes}`
}

async function answered(at: Gateway, path: string, init: RequestInit = key): Promise<unknown> {
	const answer = await at.call(`/api/v1/inboxes/${path}`, init)
	expect(answer.status).toBe(200)
	return await answer.json()
}

describe('what has come to an inbox', () => {
	it('is nothing at first', async () => {
		const at = gateway()
		const { id } = await hookedInbox(at)
		expect(await answered(at, `${id}/arrivals`)).toEqual({ accepted: 0, refused: 0, lastAcceptedAtMs: null, lastRefusedAtMs: null })
	})

	it('is counted, with what was wrongly signed beside it, the moment it is asked', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const startedMs = Date.now()
		await inbox.post({ id: 'm1', from: 'u1', text: 'hi' }, { secret: 'somebody else’s' })
		await inbox.post({ id: 'm1', from: 'u1', text: 'hi' })
		await inbox.post({ id: 'm2', from: 'u1', text: 'again' })
		const seen = await answered(at, `${inbox.id}/arrivals`) as { lastAcceptedAtMs: number }
		expect(seen).toMatchObject({ accepted: 2, refused: 1, lastRefusedAtMs: expect.any(Number) })
		expect(seen.lastAcceptedAtMs).toBeGreaterThanOrEqual(startedMs)
	})

	it('is told of an inbox that is there only', async () => {
		expect(await refusalOf(await gateway().call('/api/v1/inboxes/demo.nowhere/arrivals', key))).toBe('404 not-found')
	})
})

describe('a check', () => {
	it('asks the provider, signed, and says that it takes the credentials', async () => {
		const at = gateway()
		const apiBase = box()
		const { id } = await hookedInbox(at, { apiBase })
		expect(await answered(at, `${id}/check`, json({}, asAdministrator))).toEqual({ ok: true, name: null, problem: null })
		const [asked] = await (await fetch(apiBase)).json<{ headers: Record<string, string>; body: string }[]>()
		expect(JSON.parse(asked?.body ?? '')).toEqual({ type: 'ping' })
		expect(asked?.headers['x-patchbay-signature']).toMatch(/^sha256=/)
	})

	it('says what is wrong in the provider’s words, and goes by what was set last', async () => {
		const at = gateway()
		const apiBase = box()
		const { id } = await hookedInbox(at, { apiBase })
		await (await fetch(apiBase, { method: 'PUT', body: JSON.stringify([401]) })).text()
		const refused = await answered(at, `${id}/check`, json({}, asAdministrator))
		expect(refused).toMatchObject({ ok: false, name: null, problem: { code: 'credentials-invalid', providerCode: '401' } })
		await at.call(`/api/v1/inboxes/${id}/credentials`, { ...json({ secret: 'another-one-altogether' }, asAdministrator), method: 'PUT' })
		expect(await answered(at, `${id}/check`, json({}, asAdministrator))).toMatchObject({ ok: true })
	})

	it('says of a channel without a provider that there is nobody to ask, and changes no configuration', async () => {
		const at = gateway()
		const version = async () => (await (await at.call('/api/v1/config', key)).json<{ version: number }>()).version
		const before = await version()
		const checked = await answered(at, 'demo.web/check', json({}, asAdministrator))
		expect(checked).toMatchObject({ ok: false, problem: { code: 'not-supported' } })
		expect(await version()).toBe(before)
	})

	it('is refused to who may not manage inboxes', async () => {
		expect(await refusalOf(await gateway().call('/api/v1/inboxes/demo.web/check', { method: 'POST' }))).toBe('401 not-signed-in')
	})
})

describe('connecting', () => {
	it('is nothing that every provider lets us do', async () => {
		const at = gateway()
		const { id } = await hookedInbox(at, { apiBase: box() })
		expect(await answered(at, `${id}/connect`, json({}, asAdministrator))).toMatchObject({ ok: false, problem: { code: 'not-supported' } })
	})

	it('leaves a row in the record, and so does a check', async () => {
		const at = gateway()
		const { id } = await hookedInbox(at)
		await answered(at, `${id}/check`, json({}, asAdministrator))
		await answered(at, `${id}/connect`, json({}, asAdministrator))
		const { items } = await (await at.call('/api/v1/audit?limit=10', key)).json<{ items: { act: string; target: { id: string } }[] }>()
		const acts = items.filter((it) => it.target?.id === id).map((it) => it.act)
		expect(acts).toEqual(expect.arrayContaining(['inbox.checked', 'inbox.connected']))
	})
})

describe('an inbox for mail', () => {
	it('has the address that mail is routed to, where mail comes in', async () => {
		const at = gateway({ PATCHBAY_MAIL_DOMAIN: 'in.shop.example' })
		const answer = await at.call(
			'/api/v1/inboxes',
			json({ channel: 'email', name: `Post ${crypto.randomUUID().slice(0, 6)}` }, asAdministrator),
		)
		const { id, address, webhookUrl } = await answer.json<{ id: string; address: string | null; webhookUrl: string | null }>()
		expect([address, webhookUrl]).toEqual([`${id}@in.shop.example`, null])
	})

	it('has none where no mail comes in', async () => {
		const at = gateway()
		const answer = await at.call(
			'/api/v1/inboxes',
			json({ channel: 'email', name: `Post ${crypto.randomUUID().slice(0, 6)}` }, asAdministrator),
		)
		expect(await answer.json()).toMatchObject({ address: null, webhookUrl: null })
	})
})
