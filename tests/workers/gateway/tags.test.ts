import { beforeAll, describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { asAdministrator, gateway, json, refusalOf } from './support/gateway.ts'
import { visitorWhoSays } from './support/people.ts'

const here = gateway()
const tags = [{ id: 'vip', name: 'VIP' }, { id: 'refund', name: 'Refund' }]
const put = (id: string, body: unknown, headers: Record<string, string> = {}) =>
	here.call(`/api/v1/conversations/${id}/tags`, { ...json(body, { ...asAdministrator, ...headers }), method: 'PUT' })

beforeAll(async () => {
	const published = await here.call('/api/v1/config', { ...json({ ...demoConfig, tags }, asAdministrator), method: 'PUT' })
	expect(published.status, await published.clone().text()).toBe(200)
})

describe('tags of a conversation', () => {
	it('are put on and taken off', async () => {
		const { conversation } = await visitorWhoSays(here, 'My refund has not come')
		const tagged = await put(conversation, { tags: ['vip', 'refund'] })
		expect(tagged.status).toBe(200)
		expect(await tagged.json()).toMatchObject({ id: conversation, tags: ['refund', 'vip'] })
		expect(await (await put(conversation, { tags: [] })).json()).toMatchObject({ tags: [] })
	})

	it('count once for each idempotency key', async () => {
		const { conversation } = await visitorWhoSays(here, 'Once only')
		const key = { 'idempotency-key': 'tag-once' }
		await put(conversation, { tags: ['vip'] }, key)
		await put(conversation, { tags: [] })
		expect(await (await put(conversation, { tags: ['vip'] }, key)).json()).toMatchObject({ tags: [] })
	})

	it('must be tags of the workspace', async () => {
		const { conversation } = await visitorWhoSays(here, 'Unknown')
		const answer = await put(conversation, { tags: ['vip', 'nowhere'] })
		expect(await answer.clone().json()).toMatchObject({ field: 'tags.1' })
		expect(await refusalOf(answer)).toBe('422 tag-unknown')
	})

	it('are put on nothing that is not there', async () => {
		expect(await refusalOf(await put('cnv_01JD3ZK8Q0ABCDEFGHJKMN', { tags: ['vip'] }))).toBe('404 not-found')
	})
})
