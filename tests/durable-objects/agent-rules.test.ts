/** The agent's ledger on the objects: pool, rest, profiles and what lines know of them, with sockets and alarms. */
import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { AgentId, ConversationId, QueueId } from '../../core/ids.ts'
import { RoutingPolicy } from '../../core/routing/policy.ts'
import { arrive } from './support/arrive.ts'
import type { ConsoleSocket } from './support/socket.ts'
import { makeWorld, objects, rewire, type World } from './support/world.ts'

const idleMs = 60_000
const roomy = { ana: { capacity: 9 } }
const support = { queue: 'support', priority: 1, delayMs: 0 }
const bookings = { queue: 'bookings', priority: 1, delayMs: 0 }

/** A customer comes about a kind of work, and the agent answers. */
async function serves(world: World, console: ConsoleSocket, media: 'call' | 'chat' | 'email'): Promise<ConversationId> {
	const { id } = await arrive(world, { media })
	await console.accept(id)
	await world.settled()
	return id
}

async function ends(world: World, console: ConsoleSocket, id: ConversationId): Promise<void> {
	const staff = await world.staff(id, 'ana')
	staff.send({ type: 'close', id: `close-${id}`, disposition: 'solved' })
	await console.finish(id)
	await world.settled()
}

function held(console: ConsoleSocket): ConversationId[] {
	return console.view?.work.map((it) => it.conversation) ?? []
}

describe('R10 an agent whose pool is', () => {
	it('filled by a call hears of nothing else until it is over, and then of all that waits', async () => {
		const world = await makeWorld({ agents: roomy })
		const ana = await world.ready('ana')
		const call = await serves(world, ana, 'call')
		const { id: chat } = await arrive(world, { media: 'chat' })
		const { id: email } = await arrive(world, { media: 'email' })
		expect([held(ana), ana.view?.load]).toEqual([[call], 1])
		await ends(world, ana, call)
		await ana.work(chat, 'offered')
		await ana.work(email, 'offered')
	})

	it('partly taken by chats lets calls wait, while chats and e-mails still ring', async () => {
		const world = await makeWorld({ agents: roomy })
		const ana = await world.ready('ana')
		const first = await serves(world, ana, 'chat')
		const { id: call } = await arrive(world, { media: 'call' })
		const { id: chat } = await arrive(world, { media: 'chat' })
		const { id: email } = await arrive(world, { media: 'email' })
		expect(held(ana)).toEqual([first, chat, email])
		expect(await world.queue().standing(call)).toMatchObject({ position: 1 })
	})

	it('taken by e-mails is interrupted by a call, and shows honestly that it is more than full', async () => {
		const world = await makeWorld({ agents: roomy })
		const ana = await world.ready('ana')
		for (let n = 0; n < 2; n++) await serves(world, ana, 'email')
		await serves(world, ana, 'call')
		expect(ana.view).toMatchObject({ load: 1.2 })
		const { id } = await arrive(world, { media: 'email' })
		expect(held(ana)).not.toContain(id)
	})

	it('R2 given away at the offer: two queues with a call each ring once', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 9, queues: [support, bookings] } } })
		await world.ready('ana')
		const { id: first } = await arrive(world, { media: 'call' })
		const { id: second } = await arrive(world, { media: 'call' })
		const away = await world.console('ana')
		await away.stands((view) => view.work.length > 0)
		expect(held(away)).toEqual([first])
		await away.reject(first)
		await away.work(second, 'offered')
		expect(away.frames.every((it) => it.type === 'problem' || it.view.load <= 1)).toBe(true)
	})

	it('R5 free again when a call is missed, for others once they are back', async () => {
		const world = await makeWorld({ agents: roomy })
		const ana = await world.ready('ana')
		const { id } = await arrive(world, { media: 'call' })
		await ana.work(id, 'offered')
		await world.pass(25_000)
		expect(ana.view).toMatchObject({ presence: 'not_responding', load: 0, work: [] })
		await ana.says('available')
		await ana.accept(id)
	})
})

describe('R10 a conversation at rest', () => {
	/** Ana's only place went to somebody who is silent, and then to somebody else. */
	async function overlapped() {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } }, queue: { idleMs } })
		const talk = await world.talk()
		await talk.staff.say('Anything else?')
		await world.pass(idleMs)
		const { id: next } = await world.visitor('Me too')
		await talk.console.accept(next)
		return { world, ...talk, next }
	}

	it('is wrapped up after it is closed, and that takes room that is not there', async () => {
		const { world, id, next, staff, console } = await overlapped()
		staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await console.work(id, 'wrapping')
		await ends(world, console, next)
		const { id: third } = await world.visitor('And me')
		await world.settled()
		expect(held(console)).toEqual([id])
		await world.pass(20_000)
		await console.accept(third)
	})

	it('R14 goes back in line with the rest when its console does not return', async () => {
		const { world, id, next, console } = await overlapped()
		console.close()
		await world.pass(30_000)
		for (const it of [id, next]) expect(await world.conversation(it).view()).toMatchObject({ status: 'queued', idle: false })
		const back = await world.ready('ana')
		await back.accept(id)
	})

	it('is still at rest after the ledger has died', async () => {
		const { world, id, next, console } = await overlapped()
		await abortAllDurableObjects()
		await console.whenClosed()
		const back = await world.console('ana')
		expect((await back.stands((view) => view.connection === 'online')).work.map((it) => [it.conversation, it.stage])).toEqual([
			[id, 'idle'],
			[next, 'active'],
		])
		expect(back.view).toMatchObject({ load: 0.2 })
	})
})

it('a ledger of an earlier version, kept before agents had pools, is read as what it went by', async () => {
	const world = await makeWorld()
	await world.ready('ana')
	const { id } = await world.visitor()
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	const offer = {
		conversation: id,
		placement: 1,
		queue: 'support',
		queueName: 'Support',
		epoch: 1,
		enqueuedAtMs: 0,
		why: 'longest-idle',
		subject,
	}
	const work = { ...offer, stage: 'active', sinceMs: 0, dueMs: null, lengthMs: null, wrapUpMs: 0 }
	await runInDurableObject(world.agent('ana'), (_, { storage }) => {
		const seq = storage.sql.exec<{ seq: number }>('SELECT max(seq) AS seq FROM log').one().seq
		const profile = { id: 'ana', name: 'ana', capacity: 3, queues: [support], graceMs: 30_000 }
		const since = { presenceSinceMs: 0, connectionSinceMs: 0, idleSinceMs: 0 }
		storage.kv.put('snapshot', {
			seq,
			state: { seq, profile, presence: 'available', connection: 'online', ...since, work: [work], past: [] },
		})
	})
	await abortAllDurableObjects()
	const back = await world.console('ana')
	const view = await back.stands((it) => it.connection === 'online')
	expect(view).toMatchObject({ load: 0.2, work: [{ media: 'chat', callback: null }] })
})

describe('a configuration that is published', () => {
	it('leaves ringing what rings, though its queue is theirs no longer', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id, customer } = await world.visitor()
		await ana.work(id, 'offered')
		await world.retrain({ ana: { queues: [bookings] } })
		const { id: next } = await world.visitor('next')
		await world.settled()
		expect(held(ana)).toEqual([id])
		await ana.accept(id)
		await customer.event('assigned')
		await world.settled()
		expect(await world.queue().standing(next)).toMatchObject({ position: 1 })
	})

	it('R7 R13 brings what they have learned to be asked for, at once', async () => {
		const routing = RoutingPolicy.parse({ requires: { skill: 'billing', min: 5 } })
		const world = await makeWorld({ skills: ['billing'], agents: { ana: { skills: { billing: 4 } } }, queue: { routing } })
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		await world.settled()
		expect(held(ana)).toEqual([])
		await world.retrain({ ana: { skills: { billing: 5 } } })
		await ana.work(id, 'offered')
	})

	it('R2 takes nothing from whom it leaves with less room', async () => {
		const world = await makeWorld({ agents: roomy })
		const ana = await world.ready('ana')
		const ids = [await serves(world, ana, 'chat'), await serves(world, ana, 'chat')]
		await world.retrain({ ana: { capacity: 1 } })
		const { id: next } = await world.visitor('next')
		await world.settled()
		expect([held(ana), ana.view?.capacity]).toEqual([ids, 1])
		await ends(world, ana, ids[0] as ConversationId)
		expect(held(ana)).toEqual([ids[1]])
		await ends(world, ana, ids[1] as ConversationId)
		await ana.work(next, 'offered')
	})

	it('is not overruled by a session that was begun with the one before', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const before = world.config
		await world.ready('ana')
		await world.retrain({ ana: { capacity: 4 } })
		world.config = before
		const late = await world.console('ana')
		await world.settled()
		expect((await late.stands((view) => view.connection === 'online')).capacity).toBe(4)
	})
})

describe('R9 an agent who frees up', () => {
	it('takes the highest of all objects of a split queue, one after the other', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } }, queue: { shards: 4, wrapUpMs: 0 } })
		const waiting: ConversationId[] = []
		for (let n = 0; n < 6; n++) {
			waiting.push((await world.visitor()).id)
			await world.pass(1_000)
		}
		const ana = await world.ready('ana')
		for (const id of waiting) {
			await ana.accept(id)
			const staff = await world.staff(id, 'ana')
			staff.send({ type: 'close', id: `close-${id}`, disposition: 'solved' })
			await world.settled()
		}
		await ana.workless()
	})

	it('does not wait for a line that cannot be reached, and asks it again later', async () => {
		const first = { ...support, priority: 1 }
		const world = await makeWorld({ agents: { ana: { capacity: 1, queues: [first, { ...bookings, priority: 2 }] } } })
		const { id: important } = await world.visitor('for support')
		const { id: reachable } = await world.visitor('for bookings')
		await moveToBookings(world, reachable)
		const ana = await world.console('ana')
		let isGone = true
		const getByName = (name: string) => {
			if (isGone && name.endsWith('/support')) throw new Error('out of reach, as the test wants it')
			return objects.QUEUE.getByName(name)
		}
		await rewire(world.agent('ana'), { QUEUE: { getByName } })
		await ana.says('available')
		await ana.work(reachable, 'offered')
		isGone = false
		await ana.reject(reachable)
		await ana.work(important, 'offered')
	})
})

const lead = { kind: 'agent', id: 'lead' as AgentId, name: 'Lead' } as const

async function moveToBookings(world: World, id: ConversationId): Promise<void> {
	await world.conversation(id).override({ act: { type: 'move', queue: 'bookings' as QueueId }, by: lead, key: `move-${id}` })
	await world.settled()
}

describe('R11 a queue that gives to who has least to do', () => {
	it('knows what another queue has given them', async () => {
		const routing = RoutingPolicy.parse({ selector: 'least-loaded' })
		const world = await makeWorld({
			agents: { ana: { capacity: 9, queues: [support, bookings] }, wei: { capacity: 9 } },
			queue: { routing },
		})
		const [ana, wei] = [await world.ready('ana'), await world.ready('wei')]
		await wei.says('away')
		for (let n = 0; n < 2; n++) {
			const { id } = await world.visitor()
			const rang = await ana.work(id, 'offered')
			expect(rang.why).toBe('least-loaded')
			await moveToBookings(world, id)
			await ana.until(() => ana.view?.work.some((it) => it.conversation === id && it.queue === 'bookings'))
			await ana.accept(id)
		}
		await wei.says('available')
		await world.settled()
		const { id } = await world.visitor()
		await wei.accept(id)
		const { id: next } = await world.visitor()
		await wei.work(next, 'offered')
	})
})
