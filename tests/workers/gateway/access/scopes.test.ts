/** What somebody reaches by the scope of their role: by list, by reading, by socket, by line, by hand. The same permissions throughout. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { WorkspaceId } from '../../../../core/ids.ts'
import type { ConversationId } from '../../../../core/ids.ts'
import { CLOSE } from '../../../../core/protocol/version.ts'
import { json, ORIGIN } from '../support/gateway.ts'
import { upgrade } from '../support/people.ts'
import type { RoleName } from './support/roles.ts'
import { accessGateway, archive, hold, openTenant, type Tenant, type Visit } from './support/tenant.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const at = accessGateway()
let tenant: Tenant
/** By where it stands and in whose hands. */
let visits: Record<'waits in support' | 'held by ana' | 'waits in bookings' | 'held by wei' | 'waits in other', Visit>
type Place = keyof typeof visits

beforeAll(async () => {
	tenant = await openTenant('scopes' as WorkspaceId, at)
	const [inBookings, byWei, inOther] = [await moved('bookings'), await moved('bookings'), await moved('other')]
	await hold(tenant, { conversation: byWei.conversation as ConversationId, agent: 'wei', placement: 2 })
	visits = {
		'waits in support': tenant.waiting,
		'held by ana': tenant.held,
		'waits in bookings': inBookings,
		'held by wei': byWei,
		'waits in other': inOther,
	}
	const rows = {
		'waits in bookings': ['bookings', null],
		'held by wei': ['bookings', 'wei'],
		'waits in other': ['other', null],
		'waits in support': ['support', null],
	} as const
	for (const [place, [queue, agent]] of Object.entries(rows)) {
		await archive(tenant, { conversation: visits[place as Place].conversation as ConversationId, queue, agent })
	}
})

/** A visitor whom an administrator has put in that queue. */
async function moved(queue: string): Promise<Visit> {
	const visit = await tenant.visit(`To ${queue}`)
	const answer = await at.call(
		`/api/v1/conversations/${visit.conversation}/move`,
		json({ queue: tenant.name(queue) }, await headersOf('administrator')),
	)
	expect(answer.status).toBe(200)
	return visit
}

async function headersOf(role: RoleName): Promise<Record<string, string>> {
	return { cookie: await tenant.cookie(role), origin: ORIGIN }
}

/** `reads`: also what only waits for one of theirs to take it; `joins`: what they look after. */
const table: Record<'alone' | 'leader' | 'floor' | 'supervisor', { reads: Place[]; joins: Place[]; queues: string[] }> = {
	// An agent of `support`, who holds nothing.
	alone: { reads: ['waits in support'], joins: [], queues: ['support'] },
	// Leads the team of `ana`, which looks after `bookings`.
	leader: {
		reads: ['held by ana', 'held by wei', 'waits in bookings'],
		joins: ['held by ana', 'held by wei', 'waits in bookings'],
		queues: ['bookings'],
	},
	// `wei`, an agent of `bookings`.
	floor: { reads: ['held by wei', 'waits in bookings'], joins: ['held by wei', 'waits in bookings'], queues: ['bookings'] },
	supervisor: {
		reads: ['held by ana', 'held by wei', 'waits in bookings', 'waits in other', 'waits in support'],
		joins: ['held by ana', 'held by wei', 'waits in bookings', 'waits in other', 'waits in support'],
		queues: ['bookings', 'other', 'support'],
	},
}

describe.each(Object.entries(table))('%s', (name, { reads, joins, queues }) => {
	const role = name as keyof typeof table

	async function placesWhere(look: (visit: Visit) => Promise<number>): Promise<string[]> {
		const found: string[] = []
		for (const [place, visit] of Object.entries(visits)) {
			const status = await look(visit)
			if (status < 300) found.push(place)
			else expect(status, place).toBe(404)
		}
		return found.sort()
	}
	const get = async (path: string) => await at.call(path, { headers: await headersOf(role) })

	it('reads what is within reach, and nothing else is there', async () => {
		for (const part of ['', '/messages', '/facts', '/decisions']) {
			expect(await placesWhere(async ({ conversation }) => (await get(`/api/v1/conversations/${conversation}${part}`)).status), part)
				.toEqual(reads)
		}
	})

	it('lists the same', async () => {
		const { items } = await (await get('/api/v1/conversations')).json<{ items: { id: string }[] }>()
		const listed = Object.entries(visits).filter(([, { conversation }]) => items.some((it) => it.id === conversation)).map(([place]) =>
			place
		)
		expect(listed.sort()).toEqual(reads)
		expect(items).toHaveLength(reads.length)
	})

	it('finds no more by asking for it', async () => {
		for (const query of [`queue=${tenant.name('other')}`, `assignee=${tenant.name('ana')}`, 'status=queued', `inbox=${tenant.id}.web`]) {
			const { items } = await (await get(`/api/v1/conversations?${query}&limit=100`)).json<{ items: { id: string }[] }>()
			const within = reads.map((it) => visits[it].conversation)
			expect(items.filter((it) => !within.includes(it.id)), query).toEqual([])
		}
	})

	it('takes part in what is theirs to look after', async () => {
		const open = async ({ conversation }: Visit) => {
			const answer = await at.call(`/ws/conversation/${conversation}?v=1&cursor=0`, upgrade({ cookie: await tenant.cookie(role) }))
			answer.webSocket?.accept()
			answer.webSocket?.close()
			return answer.status === 101 ? 200 : answer.status
		}
		expect(await placesWhere(open)).toEqual(joins)
	})

	it('sees the lines of its queues, and records of those it looks after', async () => {
		const { items } = await (await get('/api/v1/queues')).json<{ items: { id: string }[] }>()
		expect(items.map((it) => it.id).sort()).toEqual(queues.map(tenant.name))
		for (const queue of ['support', 'bookings', 'other']) {
			const status = queues.includes(queue) ? 200 : 404
			expect((await get(`/api/v1/queues/${tenant.name(queue)}/items`)).status, queue).toBe(status)
			expect((await at.call(`/api/v1/queues/${tenant.name(queue)}/migrate`, json({}, await headersOf(role)))).status, queue).toBe(status)
			const recorded = (await get(`/api/v1/routing/recording?queue=${tenant.name(queue)}`)).status
			expect(recorded, queue).toBe(role === 'alone' ? 404 : status)
		}
	})

	it('acts by hand on what it reads, and pushes nothing out of its reach', async () => {
		const act = async (id: string, [what, body]: readonly [string, object]) =>
			await (await at.call(`/api/v1/conversations/${id}/${what}`, json(body, await headersOf(role)))).json<{ code?: string }>()
		expect(
			await placesWhere(async ({ conversation }) =>
				(await at.call(`/api/v1/conversations/${conversation}/facts`, { ...json({ tier: 'gold' }, await headersOf(role)), method: 'PUT' }))
					.status
			),
		).toEqual(reads)
		if (role === 'supervisor') return
		const mine = visits[reads.find((it) => it.startsWith('waits')) ?? 'held by ana'].conversation
		expect(await act(mine, ['move', { queue: tenant.name('other') }])).toMatchObject({ code: 'transfer-target-unknown' })
		expect(await act(mine, ['assign', { agent: tenant.name('sam') }])).toMatchObject({ code: 'transfer-target-unknown' })
		expect(await act(visits['waits in other'].conversation, ['boost', { byMs: 1 }])).toMatchObject({ code: 'not-found' })
	})
})

it('ends the socket of who no longer reaches the conversation', async () => {
	const visit = await moved('bookings')
	const answer = await at.call(`/ws/conversation/${visit.conversation}?v=1&cursor=0`, upgrade({ cookie: await tenant.cookie('leader') }))
	const closed = new Promise<number>((resolve) => answer.webSocket?.addEventListener('close', ({ code }) => resolve(code)))
	answer.webSocket?.accept()
	await at.call(`/api/v1/conversations/${visit.conversation}/move`, json({ queue: tenant.name('other') }, await headersOf('administrator')))
	expect(await closed).toBe(CLOSE.notYours)
})
