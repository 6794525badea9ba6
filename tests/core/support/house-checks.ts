/** What must hold of the three machines together. */
import { expect } from 'vitest'
import { replayed } from '../../../core/simulation/replay.ts'
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import { type Held, roomOf, workOn } from '../../../core/routing/agent-state.ts'
import type { Item } from '../../../core/routing/item.ts'
import { mayTake } from '../../../core/routing/look.ts'
import { hasAnyRoom } from '../../../core/routing/media.ts'
import type { House } from './house.ts'
import type { Waiting } from './line.ts'

/** At every moment: nobody holds a thing twice, nor more than they can take but by somebody's hand. */
export function expectRoom(house: House): void {
	for (const [who, { state }] of house.ledgers) {
		const taking = state.work.filter((it) => it.stage !== 'idle').length
		if (!house.stretched.has(who)) expect(taking).toBeLessThanOrEqual(state.profile?.capacity ?? 0)
		expect(new Set(state.work.map((it) => it.conversation)).size).toBe(state.work.length)
	}
}

/** When nothing is under way: every conversation, every line and every ledger tell the same story. */
export function expectAgreement(house: House): void {
	for (const id of house.talks.keys()) expectTold(house, id)
	for (const [id, queue] of house.queues) {
		for (const it of queue.line.items.values()) {
			const { status, queue: where, placement } = house.state(it.conversation)
			expect([where, placement]).toEqual([id, it.placement])
			expect(statusesFor(it)).toContain(status)
			expect(it.owes).toBeNull()
		}
	}
	for (const [who, { state }] of house.ledgers) for (const work of state.work) expectHeld(house, who, work)
}

function expectHeld(house: House, who: AgentId, { conversation, stage, epoch, queue }: Held): void {
	const told = house.state(conversation)
	if (stage === 'active' || stage === 'idle') {
		expect(told).toMatchObject({ status: 'active', assignee: { id: who }, epoch, idle: stage === 'idle' })
	}
	if (stage === 'offered') {
		const item = house.queues.get(queue)?.line.items.get(conversation)
		expect([item?.epoch, item?.agents]).toEqual([epoch, expect.arrayContaining([who])])
	}
}

/** Who is given to somebody by hand while the queue is closed stays deferred until that has been accepted. */
function statusesFor({ stage, why }: Item): readonly string[] {
	if (stage === 'held') return ['deferred']
	return stage === 'offered' && why === 'assigned' ? ['queued', 'deferred'] : ['queued']
}

function expectTold(house: House, id: ConversationId): void {
	const { status, queue, assignee, epoch, idle } = house.state(id)
	if (status === 'active') {
		expect(workOn(house.ledgers.get(assignee?.id as AgentId)!.state, id)).toMatchObject({ stage: idle ? 'idle' : 'active', epoch })
	}
	if (status !== 'queued' && status !== 'deferred') return
	const line = house.queues.get(queue as never) as Waiting
	const item = line.line.items.get(id)
	expect(item, `${id} is ${status}`).toBeDefined()
	if (!item) return
	for (const rings of item.agents) {
		expect(workOn(house.ledgers.get(rings)!.state, id)).toMatchObject({ stage: 'offered', epoch: item.epoch, placement: item.placement })
	}
	if (item.stage === 'waiting') expectNobodyFree(house, line, item)
}

/** Nobody waits beside a free agent who may have them (rule R13). */
function expectNobodyFree(house: House, { line, policy }: Waiting, item: Item): void {
	for (const [who, { state }] of house.ledgers) {
		const serves = state.profile?.queues.some((it) => it.queue === policy.id)
		const heard = (line.candidates.get(who)?.silentUntilMs ?? 0) <= house.atMs
		if (serves && heard && hasAnyRoom(roomOf(state))) {
			expect([who, mayTake(line, item, { agent: who, atMs: house.atMs, how: 'bid' })]).toEqual([who, false])
		}
	}
}

/** What a queue has written down gives the same decisions again (rule R17). */
export function expectReplay(house: House): void {
	for (const { log } of house.queues.values()) {
		const rows = log.map((row) => ({ ...row, decisions: row.decisions.map((it) => ({ ...it, seq: row.seq })) }))
		expect(replayed(rows).difference).toBeNull()
	}
}
