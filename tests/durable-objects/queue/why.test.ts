import { abortAllDurableObjects } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../../../core/ids.ts'
import { agent, recordedRows } from '../../core/support/decision.ts'
import type { LogBatch } from '../../../core/routing/log-batch.ts'
import { RoutingPolicy } from '../../../core/routing/policy.ts'
import { replayed } from '../../../core/simulation/replay.ts'
import { makeWorld, rewire, type World } from '../support/world.ts'

const two = { ana: {}, wei: {} }

async function told(world: World, id: ConversationId) {
	return await world.queue().decisionsOf(id)
}

/** What the queue hands to the archive from now on. */
async function listen(world: World): Promise<LogBatch[]> {
	const batches: LogBatch[] = []
	await rewire(world.queue(), { ARCHIVE: { send: (batch: LogBatch) => Promise.resolve(void batches.push(structuredClone(batch))) } })
	return batches
}

describe('R17 a decision is recorded', () => {
	it('from the line to the agent: who was asked, who rejected it, who has it, and why each of them', async () => {
		const world = await makeWorld({ agents: two })
		const ana = await world.ready('ana')
		await world.pass(60_000)
		const wei = await world.ready('wei')
		await world.pass(30_000)
		const { id } = await world.visitor()
		await ana.reject(id)
		await wei.accept(id)
		await world.settled()
		const rows = await told(world, id)
		expect(rows.map((it) => [it.act, it.outcome, it.agents.join()])).toEqual([
			['entered', null, ''],
			['pushed', null, 'ana'],
			['answered', 'rejected', 'ana'],
			['pushed', null, 'wei'],
			['answered', 'accepted', 'wei'],
		])
		const [, first, , second] = rows
		expect(first).toMatchObject({ why: 'longest-idle', counts: { known: 2, ready: 2, free: 2 }, position: 1, queue: 'support' })
		expect(first?.considered.map((it) => [it.agent, it.verdict])).toEqual([['ana', 'chosen'], ['wei', 'eligible']])
		expect((first?.atMs ?? 0) - (first?.considered[0]?.figure ?? 0)).toBeGreaterThanOrEqual(90_000)
		expect(second?.considered.map((it) => [it.agent, it.verdict])).toEqual([['ana', 'cool-down'], ['wei', 'chosen']])
		expect(rows.map((it) => it.atMs)).toEqual(rows.map((it) => it.atMs).toSorted((a, b) => a - b))
		expect(new Set(rows.map((it) => it.policy)).size).toBe(1)
	})

	it('with what somebody lacks', async () => {
		const routing = RoutingPolicy.parse({ requires: { language: 'zh', min: 5 } })
		const world = await makeWorld({ agents: { ana: { languages: { zh: 7 } }, wei: { languages: { zh: 3 } } }, queue: { routing } })
		await world.ready('wei')
		const { id } = await world.visitor()
		await world.settled()
		expect((await told(world, id)).map((it) => it.act)).toEqual(['entered'])
		const ana = await world.ready('ana')
		await ana.accept(id)
		const chosen = (await told(world, id)).find((it) => it.agents.includes(agent('ana')))
		expect(chosen).toMatchObject({ act: 'bid', requirement: { language: 'zh', min: 5 } })
		expect(chosen?.considered).toEqual([
			expect.objectContaining({ agent: 'ana', verdict: 'chosen' }),
			{ agent: 'wei', verdict: 'requirement', unmet: { language: 'zh', min: 5 } },
		])
	})

	it('R18 by whose hand, apart from what the policy does by itself', async () => {
		const world = await makeWorld({ agents: two })
		const { id } = await world.visitor()
		await world.settled()
		expect(await world.queue().boost({ conversation: id, placement: 1, id: 'boost-1', byMs: 600_000, by: 'Lea' })).toBe(true)
		await world.ready('ana')
		await world.settled()
		const { id: other } = await world.visitor()
		const wei = await world.ready('wei')
		await world.settled()
		await world.queue().assign({ conversation: other, placement: 1, agent: agent('wei'), force: false, by: 'Lea' })
		await wei.work(other, 'offered')
		expect((await told(world, id)).find((it) => it.act === 'boosted')).toMatchObject({
			by: 'Lea',
			why: '600000',
			score: { boostMs: 600_000 },
		})
		expect((await told(world, other)).findLast((it) => it.act === 'assigned')).toMatchObject({ by: 'Lea', agents: ['wei'] })
	})

	it('for good: the next life of the queue tells the same', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		await ana.work(id, 'offered')
		const before = await told(world, id)
		expect(before).toHaveLength(2)
		await abortAllDurableObjects()
		expect(await told(world, id)).toEqual(before)
	})

	it('in the queue it was made in, and found from the one everybody calls', async () => {
		const world = await makeWorld({ queue: { shards: 4 } })
		const ids: ConversationId[] = []
		for (let n = 0; n < 6; n++) ids.push((await world.visitor()).id)
		for (const id of ids) await expect.poll(async () => (await told(world, id)).map((it) => it.act)).toEqual(['entered'])
	})
})

describe('R17 the record replays', () => {
	it('to the same decisions, as the archive got it, also over the death of the object', async () => {
		const world = await makeWorld({ agents: two })
		const first = await listen(world)
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		await ana.reject(id)
		const wei = await world.ready('wei')
		await wei.accept(id)
		const { id: missed } = await world.visitor()
		await world.settled()
		await world.pass(25_000)
		await world.pass(1_000)
		await abortAllDurableObjects()
		const second = await listen(world)
		const { id: late } = await world.visitor('after the crash')
		await world.settled()
		await world.pass(120_000)
		const rows = recordedRows([...first, ...second])
		const figures = replayed(rows)
		expect(figures).toMatchObject({ difference: null, rows: rows.length })
		expect(figures.reproduced).toBe(figures.decisions)
		expect(rows.map((it) => it.command.type)).toEqual(expect.arrayContaining(['policy', 'enqueue', 'settle', 'boot']))
		for (const it of [id, missed, late]) expect(rows.flatMap((row) => row.decisions).some((row) => row.conversation === it)).toBe(true)
	})
})
