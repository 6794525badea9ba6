/** Place in line, told in a bounded number of calls however long the line is. */
import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import type { ConversationId } from '../../../core/ids.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import { makeWorld, objects, rewire, type World } from '../support/world.ts'

const LINE = 200
/** Ten who are near, and who has come a fifth nearer. */
const FIRST_CALLS_MAX = 12
/** Once the line moves: everybody hears at most ten times near the head and a dozen times on the way there. */
const CALLS_MAX = 30

/** Puts somebody in line directly, as a conversation's object does. */
async function enqueue(world: World, n: number): Promise<ConversationId> {
	const conversation = world.newConversation()
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	const nobody = { target: null, contact: null, callback: null, boostMs: 0, facts: plainFacts }
	await world.queue().enqueue({ conversation, placement: 1, enqueuedAtMs: Date.now() - LINE + n, epoch: 0, subject, ...nobody })
	return conversation
}

/** Calls that the queue makes to conversations from now on. */
async function countCalls(world: World): Promise<string[]> {
	const calls: string[] = []
	const getByName = (name: string) => {
		calls.push(name)
		return objects.CONVERSATION.getByName(name)
	}
	await rewire(world.queue(), { CONVERSATION: { getByName } })
	return calls
}

async function rested(world: World): Promise<void> {
	for (let n = 0; n < 5; n++) await runInDurableObject(world.queue(), () => {})
}

it('a line of two hundred tells a dozen people of one departure, not two hundred; and everybody as they come near', async () => {
	const world = await makeWorld()
	const line: ConversationId[] = []
	for (let n = 0; n < LINE; n++) line.push(await enqueue(world, n))
	const calls = await countCalls(world)
	const told: number[] = []
	for (const conversation of line.slice(0, 60)) {
		const before = calls.length
		await world.queue().withdraw({ conversation, placement: 1 })
		await rested(world)
		told.push(calls.length - before)
	}
	expect(told[0]).toBeLessThanOrEqual(FIRST_CALLS_MAX)
	expect(Math.max(...told)).toBeLessThanOrEqual(CALLS_MAX)
	expect(await world.queue().standing(line[60] as ConversationId)).toMatchObject({ position: 1 })
	for (const id of line.slice(60, 70)) expect(calls.some((it) => it.endsWith(id))).toBe(true)
	expect(calls.some((it) => it.endsWith(line[199] as ConversationId))).toBe(true)
})

it('is told to the customer who comes near, at every move, and is what it is for who returns', async () => {
	const world = await makeWorld()
	const first = await world.visitor('first')
	await world.pass(1_000)
	const second = await world.visitor('second')
	await second.customer.frame('standing', (it) => it.standing?.position === 2)
	first.customer.send({ type: 'leave', id: 'leave-001' })
	await second.customer.frame('standing', (it) => it.standing?.position === 1)
	await abortAllDurableObjects()
	const back = await world.customer(second.id)
	await back.frame('standing', (it) => it.standing?.position === 1)
})
