import { abortAllDurableObjects } from 'cloudflare:test'
import { expect, it } from 'vitest'
import type { ArchiveBatch } from '../../../core/conversation/summary.ts'
import { alarmOf, makeWorld, rewire, type World } from '../support/world.ts'
import type { ConversationId } from '../../../core/ids.ts'

const QUEUE_MESSAGE_MAX_BYTES = 128_000

/** What a conversation hands over from now on; `refuse` makes the queue take nothing. */
async function listen(world: World, id: ConversationId, { refuse = false } = {}): Promise<{ batches: ArchiveBatch[]; calls: number }> {
	const heard = { batches: [] as ArchiveBatch[], calls: 0 }
	const send = (batch: ArchiveBatch) => {
		heard.calls++
		if (refuse) return Promise.reject(new Error('the queue is down, as the test wants it'))
		heard.batches.push(batch)
		return Promise.resolve()
	}
	await rewire(world.conversation(id), { ARCHIVE: { send } })
	return heard
}

function seqs(batches: readonly ArchiveBatch[]): number[] {
	return batches.flatMap((it) => it.rows.map((row) => row.seq))
}

it('hands every row over once, together with those of the same moment', async () => {
	const world = await makeWorld()
	const { id, customer } = await world.visitor()
	const heard = await listen(world, id)
	await customer.say('one')
	await world.pass(1_000)
	expect(seqs(heard.batches)).toEqual([1, 2, 3])
	expect(heard.batches).toHaveLength(1)
	expect(heard.batches[0]?.summary).toMatchObject({ conversation: id, seq: 3, preview: 'one' })
	await world.conversation(id).archived(3)
	await customer.say('two')
	await world.pass(1_000)
	await world.pass(3_600_000)
	expect(seqs(heard.batches).slice(0, 4)).toEqual([1, 2, 3, 4])
})

it('hands over again what the archive does not confirm, ever more seldom, and stops when it does', async () => {
	const world = await makeWorld()
	const { id } = await world.talk()
	const heard = await listen(world, id)
	await world.pass(1_000)
	await world.conversation(id).archived(2)
	await world.pass(15 * 60_000)
	expect(seqs(heard.batches)).toEqual([1, 2, 3, 3])
	await world.pass(15 * 60_000)
	expect(seqs(heard.batches)).toHaveLength(4)
	await world.pass(15 * 60_000)
	expect(seqs(heard.batches)).toEqual([1, 2, 3, 3, 3])
	await world.conversation(id).archived(3)
	await world.pass(24 * 3_600_000)
	expect(seqs(heard.batches)).toHaveLength(5)
})

it('hands over what its object had no time for before it died', async () => {
	const world = await makeWorld()
	const { id } = await world.visitor()
	await world.settled()
	await abortAllDurableObjects()
	const heard = await listen(world, id)
	await world.pass(1_000)
	expect(seqs(heard.batches)).toEqual([1, 2])
})

it('keeps every batch within what the queue takes, in Chinese too', async () => {
	const world = await makeWorld()
	const { id, customer } = await world.visitor()
	const heard = await listen(world, id)
	for (let n = 0; n < 20; n++) await customer.say('汉'.repeat(8_000))
	for (let n = 0; n < 600; n++) customer.send({ type: 'say', id: `short-${n}-00`, text: '好' })
	await customer.row((event) => event.type === 'message' && event.id === 'short-599-00')
	await customer.say('\u0001'.repeat(5_000))
	await world.pass(1_000)
	expect(seqs(heard.batches)).toEqual(Array.from({ length: 623 }, (_, i) => i + 1))
	for (const it of heard.batches) expect(new TextEncoder().encode(JSON.stringify(it)).length).toBeLessThan(QUEUE_MESSAGE_MAX_BYTES)
})

it('does not try again and again at once while the queue takes nothing', async () => {
	const world = await makeWorld()
	const { id } = await world.talk()
	const taken = await listen(world, id)
	await world.pass(1_000)
	expect(seqs(taken.batches)).toEqual([1, 2, 3])
	const heard = await listen(world, id, { refuse: true })
	await world.pass(15 * 60_000)
	expect(heard.calls).toBe(1)
	const backstop = (await alarmOf(world.conversation(id)) ?? 0) - Date.now()
	expect(backstop).toBeGreaterThanOrEqual(1_000)
	expect(backstop).toBeLessThanOrEqual(30_000)
	await world.pass(1_000)
	expect(heard.calls).toBe(2)
})
