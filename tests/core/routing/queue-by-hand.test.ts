import { describe, expect, it } from 'vitest'
import type { AgentId } from '../../../core/ids.ts'
import { ana, talk, wei } from '../support/people.ts'
import { offersIn, Waiting } from '../support/line.ts'

function assign(queue: Waiting, agent: AgentId, force = false) {
	return queue.do({ type: 'assign', conversation: talk(1), placement: 1, agent, force, by: 'Mara' })
}

describe('R18: a supervisor who gives somebody to an agent', () => {
	it('has it ring there, also when the line has never heard of them', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		const [offer] = offersIn(assign(queue, ana, true))
		expect(offer).toMatchObject({ agent: ana, why: 'assigned', force: true })
		expect(queue.item(1)).toMatchObject({ stage: 'offered', agents: [ana] })
	})

	it('sees it back in its old place when their ledger refuses', () => {
		const queue = new Waiting()
		const { enqueuedAtMs } = (queue.enqueue(1), queue.item(1)) ?? {}
		const [offer] = offersIn(assign(queue, ana))
		if (offer) queue.settle(offer, 'refused', { ...queue.candidate(ana, 0), ready: false })
		expect(queue.item(1)).toMatchObject({ stage: 'waiting', agents: [], enqueuedAtMs, virtualStartMs: enqueuedAtMs })
	})

	it('puts it anew to whom it rings at already', () => {
		const queue = new Waiting()
		queue.stands(ana, 1)
		queue.enqueue(1)
		expect(assign(queue, ana, true)).toMatchObject([{ type: 'reserve', agent: ana, offer: { epoch: 2, force: true } }])
	})

	it('takes it from whoever it rings at, who is told that somebody else has it', () => {
		const queue = new Waiting()
		queue.stands(wei, 1)
		queue.enqueue(1)
		expect(assign(queue, ana)).toMatchObject([{ type: 'rescind', agent: wei, taken: true }, { type: 'reserve', agent: ana }])
	})
})
