import { describe, expect, it } from 'vitest'
import { asAdministrator, gateway, json, refusalOf } from './support/gateway.ts'
import { visitorWhoSays } from './support/people.ts'

const here = gateway()
const put = (id: string, body: unknown, headers: Record<string, string> = {}) =>
	here.call(`/api/v1/conversations/${id}/block`, { ...json(body, { ...asAdministrator, ...headers }), method: 'PUT' })

describe('blocking a customer', () => {
	it('holds until it is taken back', async () => {
		const { conversation } = await visitorWhoSays(here, 'Buy my watches')
		expect(await (await put(conversation, { blocked: true })).json()).toMatchObject({ id: conversation, blocked: true })
		expect(await (await put(conversation, { blocked: true })).json()).toMatchObject({ blocked: true })
		expect(await (await put(conversation, { blocked: false })).json()).toMatchObject({ blocked: false })
	})

	it('counts once for each idempotency key', async () => {
		const { conversation } = await visitorWhoSays(here, 'Once only')
		const key = { 'idempotency-key': 'block-once' }
		await put(conversation, { blocked: true }, key)
		await put(conversation, { blocked: false })
		expect(await (await put(conversation, { blocked: true }, key)).json()).toMatchObject({ blocked: false })
	})

	it('is on record with who it was', async () => {
		const { conversation } = await visitorWhoSays(here, 'On record')
		await put(conversation, { blocked: true })
		const audit = await here.call('/api/v1/audit?act=contact.blocked', { headers: asAdministrator })
		const { items } = await audit.json<{ items: { act: string; detail: unknown }[] }>()
		expect(items[0]).toMatchObject({ act: 'contact.blocked', target: { kind: 'contact' }, detail: { conversation } })
	})

	it('is for those who may close, of conversations there are', async () => {
		expect(await refusalOf(await put('cnv_01JD3ZK8Q0ABCDEFGHJKMN', { blocked: true }))).toBe('404 not-found')
		const { conversation } = await visitorWhoSays(here, 'Malformed')
		expect(await refusalOf(await put(conversation, { blocked: 'yes' }))).toBe('400 body-invalid')
	})
})

describe('templates of an inbox', () => {
	it('are none where the channel has none, and not found where there is no inbox', async () => {
		const asked = (id: string) => here.call(`/api/v1/inboxes/${id}/templates`, { headers: asAdministrator })
		expect(await (await asked('demo.web')).json()).toEqual({ items: [], nextCursor: null })
		expect(await refusalOf(await asked('demo.nowhere'))).toBe('404 not-found')
	})
})
