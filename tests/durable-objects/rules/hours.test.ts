/** R15 on the objects: a queue closes on people who wait, and opens again. */
import { describe, expect, it, vi } from 'vitest'
import type { Closing } from '../../../core/routing/policy.ts'
import { arrive } from '../support/arrive.ts'
import { held, rowOf, toldOf } from '../support/floor.ts'
import { makeWorld, type World } from '../support/world.ts'

const HOUR_MS = 3_600_000
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const week = Object.fromEntries(WEEKDAYS.map((it) => [it, [{ from: '09:00', to: '17:00' }]]))

/** A minute before five in Madrid, which is an hour or two ahead of UTC. */
function beforeFive(): number {
	const day = new Date(Date.now() + 3 * 24 * HOUR_MS).toISOString().slice(0, 10)
	const summer = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Madrid', hour: '2-digit', hour12: false })
	const noonMs = Date.parse(`${day}T12:00:00Z`)
	const aheadHours = Number(summer.format(noonMs)) - 12
	return Date.parse(`${day}T16:59:00Z`) - aheadHours * HOUR_MS
}

interface Office {
	readonly atClosing?: Closing
	readonly whenClosed?: Closing
	readonly isHolidayNext?: boolean
}

async function office({ atClosing = 'defer', whenClosed = 'defer', isHolidayNext = false }: Office): Promise<World> {
	const world = await makeWorld()
	vi.setSystemTime(beforeFive())
	const tomorrow = new Date(Date.now() + 24 * HOUR_MS).toISOString().slice(0, 10)
	const exceptions = isHolidayNext ? [{ date: tomorrow, name: 'Holiday', open: [] }] : []
	const hours = [{ id: 'office', name: 'Office', timeZone: 'Europe/Madrid', week, exceptions }]
	const routing = { ...world.config.queues[0]?.routing, hours: 'office', atClosing, whenClosed }
	world.config = { ...world.config, hours: hours as never }
	await world.reroute({ support: { routing } })
	return world
}

const status = async (world: World, id: Parameters<World['conversation']>[0]) => (await world.conversation(id).view())?.status

describe('R15: a queue that closes', () => {
	it.each(['defer', 'message', 'callback', 'voicemail'] as const)(
		'R15: with %s holds who waits, tells them, and takes them up when it opens',
		async (atClosing) => {
			const world = await office({ atClosing })
			const { id, customer } = await arrive(world)
			const sinceMs = Date.now()
			await world.pass(60_000)
			expect((await customer.event('held')).event).toMatchObject({ mode: atClosing, opensAtMs: sinceMs + 60_000 + 16 * HOUR_MS })
			expect(await status(world, id)).toBe('deferred')
			expect(await rowOf(world, id)).toMatchObject({ stage: 'held', held: atClosing, position: null })
			expect(await world.queue().status()).toMatchObject({ waiting: 0, deferred: 1, open: false })
			const ana = await world.ready('ana')
			await world.pass(16 * HOUR_MS - 1)
			expect(held(ana)).toEqual([])
			const back = atClosing === 'defer' ? await world.customer(id) : customer
			await world.pass(1)
			await back.event('resumed')
			expect((await ana.accept(id)).enqueuedAtMs).toBe(sinceMs)
			await world.settled()
			expect((await toldOf(world, id)).map((it) => it.act)).toEqual(['entered', 'held', 'resumed', 'pushed', 'answered'])
		},
	)

	it('R15: with serve serves out who waits, while who comes later is told that it is closed', async () => {
		const world = await office({ atClosing: 'serve', whenClosed: 'message' })
		const { id } = await arrive(world)
		await world.pass(60_000)
		const { id: late, customer } = await arrive(world)
		expect((await customer.event('held')).event).toMatchObject({ mode: 'message' })
		expect([await status(world, id), await status(world, late)]).toEqual(['queued', 'deferred'])
		const ana = await world.ready('ana')
		await ana.accept(id)
		await world.settled()
		expect(held(ana)).toEqual([id])
	})

	it('R15: goes on ringing what rings, and holds it when nobody answers', async () => {
		const world = await office({ atClosing: 'defer' })
		const ana = await world.ready('ana')
		await world.pass(50_000)
		const { id } = await arrive(world)
		const { id: other } = await arrive(world)
		await ana.work(id, 'offered')
		await world.pass(10_000)
		await ana.accept(other)
		await world.pass(20_000)
		expect([await status(world, id), await status(world, other)]).toEqual(['deferred', 'active'])
	})

	it('R15: that does not open on a holiday opens the day after', async () => {
		const world = await office({ isHolidayNext: true })
		const { id, customer } = await arrive(world)
		await world.pass(60_000)
		expect((await customer.event('held')).event).toMatchObject({ opensAtMs: Date.now() + 40 * HOUR_MS })
		await world.pass(16 * HOUR_MS)
		expect(await status(world, id)).toBe('deferred')
		await world.pass(24 * HOUR_MS)
		expect(await status(world, id)).toBe('queued')
	})

	it('R15: tells who could not be reached until they have heard', async () => {
		const world = await office({ atClosing: 'message' })
		const { id } = await arrive(world)
		await world.outOfReach('CONVERSATION', 2)
		await world.pass(60_000)
		expect(await status(world, id)).toBe('queued')
		await world.pass(5_000)
		await world.pass(5_000)
		expect(await status(world, id)).toBe('deferred')
	})

	it('R15: by a policy that is published is closed at once for whoever is moved to it', async () => {
		const world = await makeWorld()
		const { id } = await arrive(world)
		const hours = [{
			id: 'office',
			name: 'Office',
			timeZone: 'UTC',
			week: {},
			exceptions: [{ date: '2020-01-01', name: '', open: [{ from: '09:00', to: '17:00' }] }],
		}]
		world.config = { ...world.config, hours }
		await world.reroute({ support: { routing: { hours: 'office', whenClosed: 'voicemail' } } })
		expect(await status(world, id)).toBe('queued')
		expect(await world.queue().migrate({ conversations: 'all', by: 'Lead' })).toBe(1)
		await world.settled()
		expect(await world.conversation(id).view()).toMatchObject({ status: 'deferred', held: { mode: 'voicemail', opensAtMs: null } })
		await world.reroute({ support: { routing: {} } })
		expect(await world.queue().migrate({ conversations: 'all', by: 'Lead' })).toBe(1)
		await world.settled()
		expect(await world.conversation(id).view()).toMatchObject({ status: 'queued', held: null })
	})
})
