import { describe, expect, it } from 'vitest'
import { saidIn } from '../../../core/conversation/said.ts'
import type { ConversationId } from '../../../core/ids.ts'
import { makeWorld, type World } from '../support/world.ts'
import { deliveries, eventually, Partner } from './partner.ts'

const FROM = { address: 'u1', name: 'Ines', label: null, language: 'en' }
const MINUTE_MS = 60_000

async function saidTo(world: World, id: ConversationId) {
	return saidIn(await world.conversation(id).rows({ after: 0, limit: 500 }))
}

describe('what is done to a message', () => {
	const about = { kind: 'event', from: FROM, of: 'late' } as const

	it('before it comes, and the other way round, leaves it as it was done', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		await partner.says('Hello')
		const { id } = await partner.answered()
		const atMs = Date.now()
		await partner.hears([
			{ ...about, event: 'edit', id: 'e2', atMs: atMs - MINUTE_MS, content: { kind: 'text', text: 'last' } },
			{ ...about, event: 'reaction', id: 'r2', atMs: atMs - MINUTE_MS, emoji: null },
		])
		await partner.says('first', { id: 'late', atMs: atMs - 3 * MINUTE_MS })
		await partner.hears([
			{ ...about, event: 'edit', id: 'e1', atMs: atMs - 2 * MINUTE_MS, content: { kind: 'text', text: 'next' } },
			{ ...about, event: 'reaction', id: 'r1', atMs: atMs - 2 * MINUTE_MS, emoji: '🎉' },
			{ ...about, event: 'reaction', id: 'r3', of: 'm1', atMs, emoji: '👍' },
		])
		await eventually(async () => {
			const said = await saidTo(world, id)
			expect(said.find((it) => it.externalId === 'm1')?.reactions).toMatchObject([{ emoji: '👍' }])
			expect(said.find((it) => it.externalId === 'late')).toMatchObject({ content: { text: 'last' }, isEdited: true, reactions: [] })
		})
	})

	it('is known when the message is the first of all', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		const deletion = { ...about, event: 'delete', id: 'd1', atMs: Date.now() } as const
		expect(await partner.hears([deletion])).toBe(1)
		expect(await partner.hears([deletion])).toBe(0)
		await world.settled()
		await partner.says('oops', { id: 'late', atMs: Date.now() - MINUTE_MS })
		const { id } = await partner.answered()
		await eventually(async () => expect(await saidTo(world, id)).toMatchObject([{ content: { text: 'oops' }, isDeleted: true }]))
	})
})

describe('an answer from the own app of a provider', () => {
	const echo = {
		kind: 'event',
		event: 'echo',
		id: 'echo x1',
		of: 'x1',
		from: FROM,
		content: { kind: 'text', text: 'From my phone' },
	} as const

	it('has been sent when it was, and goes as far as the provider says', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		await partner.says('Hello')
		const { id } = await partner.answered()
		const atMs = Date.now() - MINUTE_MS
		expect(await partner.hears([{ ...echo, atMs }, { ...echo, id: 'echo x1 again', atMs }])).toBe(1)
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'From my phone': 'sent' }))
		// Said before their word, it stands before it.
		expect((await saidTo(world, id))[0]).toMatchObject({ sentAtMs: atMs, externalId: 'x1' })
		for (const state of ['read', 'delivered'] as const) await partner.status(state, 'x1')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'From my phone': 'read' }))
		expect(await partner.posts()).toEqual([])
	})

	it('takes what the provider has said of it before', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		await partner.says('Hello')
		const { id } = await partner.answered()
		await partner.status('delivered', 'x1')
		await partner.hears([{ ...echo, atMs: Date.now() }])
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'From my phone': 'delivered' }))
	})

	it('before the customer has ever written is there when they do, before what they say, and has been delivered', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		const atMs = Date.now() - 60 * MINUTE_MS
		expect(await partner.hears([{ ...echo, atMs }, { ...echo, atMs }])).toBe(1)
		await partner.status('delivered', 'x1')
		await world.settled()
		await partner.says('What is this?')
		const { id } = await partner.answered()
		await eventually(async () => {
			const said = await saidTo(world, id)
			expect(said.map((it) => it.content.text)).toEqual(['From my phone', 'What is this?'])
			expect(said[0]).toMatchObject({ sentAtMs: atMs, externalId: 'x1', delivery: { state: 'delivered' } })
		})
		await partner.status('read', 'x1')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'From my phone': 'read' }))
	})

	it('with a file, before the customer has ever written, is fetched when they do', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		const file = { kind: 'image', name: 'a.png', type: 'image/png', bytes: null, source: 'https://nowhere.invalid/a.png' } as const
		await partner.hears([{ ...echo, atMs: Date.now(), content: { kind: 'files', text: 'See', files: [file] } }])
		await world.settled()
		await partner.says('Thanks')
		const { id } = await partner.answered()
		const said = await eventually(async () => {
			const all = await saidTo(world, id)
			expect(all).toHaveLength(2)
			return all
		})
		expect(said.flatMap((it) => it.files)).toHaveLength(1)
	})
})
