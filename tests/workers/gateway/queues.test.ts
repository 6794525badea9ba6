import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { asAdministrator, type Gateway, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn, visitorWhoSays } from './support/people.ts'

const key = { headers: asAdministrator }

interface Page<Item> {
	readonly items: Item[]
	readonly nextCursor: string | null
}
interface Item {
	readonly conversation: string
	readonly position: number
	readonly policy: number
	readonly subject: { readonly preview: string }
}
interface Queue {
	readonly id: string
	readonly waiting: number
	readonly longestWaitMs: number
}

async function itemsOf(at: Gateway, query = ''): Promise<Page<Item>> {
	return await (await at.call(`/api/v1/queues/support/items${query}`, key)).json()
}

/** A visitor of whom the queue knows. */
async function waiting(at: Gateway, text: string) {
	const visitor = await visitorWhoSays(at, text)
	await expect.poll(async () => (await itemsOf(at, '?limit=200')).items.map((it) => it.conversation)).toContain(visitor.conversation)
	return visitor
}

async function publish(at: Gateway, config: object): Promise<number> {
	const answer = await at.call('/api/v1/config', { ...json(config, asAdministrator), method: 'PUT' })
	return (await answer.json<{ version: number }>()).version
}

describe('GET /api/v1/queues', () => {
	it('shows how all queues stand', async () => {
		const at = gateway()
		const { socket } = await waiting(at, 'How long will it take?')
		const { items } = await (await at.call('/api/v1/queues', key)).json<{ items: Queue[] }>()
		expect(items.map((it) => it.id)).toEqual(['support', 'bookings'])
		expect(items[0]).toMatchObject({ name: 'Support', waiting: 1, offered: 0, deferred: 0, ready: 0, free: 0, open: true })
		expect(items[1]).toMatchObject({ waiting: 0, longestWaitMs: 0 })
		socket.close()
	})

	it('shows agents the queues they serve', async () => {
		const at = gateway()
		const headers = { cookie: await signIn(at, 'sam@demo.test') }
		const { items } = await (await at.call('/api/v1/queues', { headers })).json<{ items: Queue[] }>()
		expect(items.map((it) => it.id)).toEqual(['bookings'])
	})
})

describe('GET /api/v1/queues/{id}/items', () => {
	it('shows the line in its order, page by page', async () => {
		const at = gateway()
		const visitors = [await waiting(at, 'first'), await waiting(at, 'second'), await waiting(at, 'third')]
		const seen: Item[] = []
		for (let cursor: string | null = '0'; cursor !== null;) {
			const page: Page<Item> = await itemsOf(at, `?limit=2&cursor=${cursor}`)
			seen.push(...page.items)
			cursor = page.nextCursor
		}
		const ours = seen.filter((it) => visitors.some(({ conversation }) => conversation === it.conversation))
		expect(ours.map((it) => it.subject.preview)).toEqual(['first', 'second', 'third'])
		expect(seen.map((it) => it.position)).toEqual(seen.map((_, i) => i + 1))
		expect(ours[0]).toMatchObject({ stage: 'waiting', step: 0, media: 'chat', agents: [], steps: ['active'], callback: null })
		for (const { socket } of visitors) socket.close()
	})

	it('is for those who serve the queue, and those who look after all', async () => {
		const at = gateway()
		const statusFor = async (email: string) =>
			(await at.call('/api/v1/queues/support/items', { headers: { cookie: await signIn(at, email) } })).status
		expect(await statusFor('ana@demo.test')).toBe(200)
		expect(await statusFor('lead@demo.test')).toBe(200)
		expect(await statusFor('sam@demo.test')).toBe(404)
	})

	it('knows no queue that is not configured, and names the parameter that is wrong', async () => {
		for (const id of ['nowhere', 'support~1', '%00', '..']) {
			expect(await refusalOf(await gateway().call(`/api/v1/queues/${id}/items`, key))).toBe('404 not-found')
		}
		for (const query of ['limit=0', 'limit=201', 'cursor=x']) {
			const answer = await gateway().call(`/api/v1/queues/support/items?${query}`, key)
			expect(await answer.json()).toMatchObject({ code: 'parameter-invalid', field: query.split('=')[0] })
		}
	})
})

describe('R16: POST /api/v1/queues/{id}/migrate', () => {
	const migrate = async (at: Gateway, body: object) =>
		await (await at.call('/api/v1/queues/support/migrate', json(body, asAdministrator))).json<{ migrated: number }>()
	const policyOf = async (at: Gateway, conversation: string) =>
		(await itemsOf(at, '?limit=200')).items.find((it) => it.conversation === conversation)?.policy

	it('moves those who are named, then all, to the newest policy', async () => {
		const at = gateway()
		const [first, second] = [await waiting(at, 'I came first'), await waiting(at, 'I came second')]
		const before = await policyOf(at, first.conversation)
		const version = await publish(at, { ...demoConfig, queues: demoConfig.queues.map((it) => ({ ...it, offerMs: 9_000 })) })
		expect(await policyOf(at, first.conversation)).toBe(before)
		expect(await migrate(at, { conversations: [first.conversation] })).toEqual({ migrated: 1 })
		expect([await policyOf(at, first.conversation), await policyOf(at, second.conversation)]).toEqual([version, before])
		expect((await migrate(at, {})).migrated).toBeGreaterThanOrEqual(1)
		expect(await policyOf(at, second.conversation)).toBe(version)
		for (const { socket } of [first, second]) socket.close()
	})

	it('is for supervisors and administrators, and for conversations by their ids', async () => {
		const at = gateway()
		const as = async (email: string) => json({}, { cookie: await signIn(at, email), origin: ORIGIN })
		expect(await refusalOf(await at.call('/api/v1/queues/support/migrate', await as('ana@demo.test')))).toBe('403 forbidden')
		expect((await at.call('/api/v1/queues/support/migrate', await as('lead@demo.test'))).status).toBe(200)
		expect(await refusalOf(await at.call('/api/v1/queues/nowhere/migrate', json({}, asAdministrator)))).toBe('404 not-found')
		const stray = await at.call('/api/v1/queues/support/migrate', json({ conversations: ['x'] }, asAdministrator))
		expect(await stray.json()).toMatchObject({ code: 'body-invalid', field: 'conversations.0' })
		expect((await at.call('/api/v1/queues/support/migrate', { method: 'POST', ...key })).status).toBe(200)
	})
})
