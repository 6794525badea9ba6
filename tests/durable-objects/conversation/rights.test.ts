import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import { consoleFrames, type Permission, staffFrames } from '../../../core/access.ts'
import type { Reach } from '../../../core/access/reach.ts'
import type { AgentId, ConversationId, QueueId } from '../../../core/ids.ts'
import type { StaffFrame } from '../../../core/protocol/conversation.ts'
import { CLOSE } from '../../../core/protocol/version.ts'
import type { ConversationSocket } from '../support/socket.ts'
import { makeWorld, type World } from '../support/world.ts'

const everything = [...new Set<Permission>(Object.values(staffFrames))]
const frames: Record<StaffFrame['type'], StaffFrame> = {
	say: { type: 'say', id: 'frame-say', text: 'Hello' },
	send: { type: 'send', id: 'frame-send', content: { kind: 'menu', text: 'Which?', options: [{ id: 'a', title: 'A' }] } },
	react: { type: 'react', id: 'frame-react', of: 'any-message', emoji: '👍' },
	edit: { type: 'edit', id: 'frame-edit', of: 'any-message', text: 'Better' },
	delete: { type: 'delete', id: 'frame-delete', of: 'any-message' },
	resend: { type: 'resend', id: 'frame-resend', of: 'any-message' },
	typing: { type: 'typing', on: true },
	received: { type: 'received', seq: 1 },
	read: { type: 'read', seq: 1 },
	note: { type: 'note', id: 'frame-note', text: 'n' },
	transfer: { type: 'transfer', id: 'frame-transfer', to: { kind: 'queue', queue: 'bookings' } },
	close: { type: 'close', id: 'frame-close', disposition: 'solved' },
	retry: { type: 'retry', id: 'frame-retry' },
}
const types = Object.keys(frames) as StaffFrame['type'][]

/** Members of a team of hundreds. */
const crowd = ['ana', ...Array.from({ length: 400 }, (_, i) => `a-member-of-the-large-team-${i}`)] as AgentId[]
const ofTeam = (agents: readonly AgentId[], queues: readonly string[] = []): Reach => ({ agents, queues: queues as QueueId[], waiting: [] })

describe('a frame on a conversation', () => {
	it.each(types)('%s is refused to who lacks its permission alone, by name, and changes nothing', async (type) => {
		const world = await makeWorld()
		const { id } = await world.talk()
		const before = await world.conversation(id).view()
		const staff = await world.seated(id, 'ana', { may: everything.filter((it) => it !== staffFrames[type]) })
		staff.send(frames[type])
		const { code, replyTo } = await staff.problem()
		expect({ code, replyTo }).toEqual({ code: 'forbidden', replyTo: 'id' in frames[type] ? frames[type].id : undefined })
		await world.settled()
		expect(await world.conversation(id).view()).toEqual(before)
	})

	it.each(types.filter((it) => it !== 'retry' && it !== 'resend'))('%s is heard from who has its permission', async (type) => {
		const world = await makeWorld()
		const { id, customer } = await world.talk()
		const staff = await world.seated(id, 'ana', { may: ['conversations.read', staffFrames[type]] })
		staff.send(frames[type])
		if (type === 'typing') await customer.frame('typing')
		else if (type === 'received' || type === 'read') await customer.frame('marks', (it) => it.party === 'agent')
		else await staff.row((event) => 'id' in event && event.id === `frame-${type}`)
		expect(staff.codes).toEqual([])
	})
})

describe("a frame on an agent's console", () => {
	it('is refused to who lacks its permission alone, and changes nothing', async () => {
		const world = await makeWorld()
		const console = await world.console('ana', { may: ['desk.work'] })
		await console.says('available')
		console.send({ type: 'pull', queue: 'support', conversation: world.newConversation() })
		const { code, replyTo } = await console.problem()
		expect([code, replyTo?.startsWith('cnv_')]).toEqual(['forbidden', true])
		const silent = await world.console('ana', { may: [] })
		const sent = [
			{ type: 'presence', presence: 'away' },
			{ type: 'accept', conversation: world.newConversation(), epoch: 1 },
			{ type: 'reject', conversation: world.newConversation(), epoch: 1 },
			{ type: 'finish', conversation: world.newConversation() },
		]
		for (const frame of sent) silent.send(frame)
		await silent.problem(sent.length - 1)
		expect(silent.codes).toEqual(sent.map(() => 'forbidden'))
		expect(silent.view?.presence).toBe('available')
	})

	it('is held to it also when the console has slept', async () => {
		const world = await makeWorld()
		const console = await world.console('ana', { may: [consoleFrames.presence] })
		await evictDurableObject(world.agent('ana'))
		await console.says('away')
		console.send({ type: 'pull', queue: 'support', conversation: world.newConversation() })
		expect((await console.problem()).code).toBe('forbidden')
	})
})

describe('a seat', () => {
	it('holds a reach of any size, through sleep, and is closed once the conversation leaves it', async () => {
		const world = await makeWorld()
		const { id, staff } = await world.talk()
		const lead = await world.seated(id, 'lead', { reach: ofTeam(crowd) })
		const other = await world.seated(id, 'lead', { reach: ofTeam(crowd) })
		await evictDurableObject(world.conversation(id))
		await staff.say('Still here')
		await lead.row((event) => event.type === 'message' && event.author.kind === 'agent')
		lead.send({ type: 'received', seq: 2 })
		other.close()
		await leaves(world, id, staff)
		expect(await lead.whenClosed()).toMatchObject({ code: CLOSE.notYours })
		expect(await keptReaches(world, id)).toEqual([])
	})

	it('reaches nothing when its reach has been lost', async () => {
		const world = await makeWorld()
		const { id, staff } = await world.talk()
		const lead = await world.seated(id, 'lead', { reach: ofTeam(crowd, ['support', 'bookings']) })
		await runInDurableObject(world.conversation(id), (_, { storage }) => void storage.kv.delete('reach lead'))
		await evictDurableObject(world.conversation(id))
		await leaves(world, id, staff)
		expect(await lead.whenClosed()).toMatchObject({ code: CLOSE.notYours })
	})

	it.each([
		['of their team', ofTeam(['ana', 'wei'] as AgentId[]), 'closed'],
		["of their team's queue, from where it goes", ofTeam([], ['support']), 'closed'],
		["of their team's queue, to which it goes", ofTeam(['ana'] as AgentId[], ['bookings']), 'open'],
		['of everything', null, 'open'],
	])('%s sees a conversation that goes to another queue for as long as it is theirs to see', async (_, reach, after) => {
		const world = await makeWorld()
		const { id, staff } = await world.talk()
		const lead = await world.seated(id, 'lead', { reach })
		await lead.hello()
		await leaves(world, id, staff)
		await world.settled()
		expect(lead.closed?.code).toBe(after === 'closed' ? CLOSE.notYours : undefined)
	})

	it('is given up after its time, when there is something to say or to hear, and not before', async () => {
		const world = await makeWorld()
		const { id, customer, staff } = await world.talk()
		const untilMs = Date.now() + 900_000
		const [watching, speaking] = [
			await world.seated(id, 'lead', { reach: null, untilMs }),
			await world.seated(id, 'wei', { reach: null, untilMs }),
		]
		await customer.say('In time')
		await watching.row((event) => event.type === 'message' && event.content.text === 'In time')
		vi.setSystemTime(untilMs)
		speaking.send({ type: 'note', id: 'too-late-1', text: 'n' })
		expect(await speaking.whenClosed()).toMatchObject({ code: CLOSE.comeAgain })
		await customer.say('Too late')
		expect(await watching.whenClosed()).toMatchObject({ code: CLOSE.comeAgain })
		await staff.row((event) => event.type === 'message' && event.content.text === 'Too late')
		expect(watching.texts).not.toContain('Too late')
		expect(staff.types).not.toContain('note')
	})
})

/** To another queue, where nobody of the team is. */
async function leaves(world: World, id: ConversationId, staff: ConversationSocket): Promise<void> {
	staff.send({ type: 'transfer', id: `leaves-${id}`, to: { kind: 'queue', queue: 'bookings' } })
	await world.settled()
}

async function keptReaches(world: World, id: ConversationId): Promise<string[]> {
	return await runInDurableObject(
		world.conversation(id),
		(_, { storage }) => [...storage.kv.list({ prefix: 'reach ' })].map(([key]) => key),
	)
}
