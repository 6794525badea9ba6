import { expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { targetOf, transferGroups } from '../../../workers/console/state/transfer-targets.ts'

const directory = {
	queues: [{ id: 'support' as QueueId, name: 'Support' }],
	agents: [{ id: 'ana' as AgentId, name: 'Ana' }, { id: 'support' as AgentId, name: 'Supporter' }],
	dispositions: [],
}
const words = { queues: 'Queues', agents: 'Colleagues' }

it('offers the queues and everybody but oneself, and leaves out a group with nobody in it', () => {
	const named = (me: string, agents = directory.agents) =>
		transferGroups({ ...directory, agents }, { me, words }).map((it) => [it.name, ...it.options.map(({ name }) => name)])
	expect(named('ana')).toEqual([['Queues', 'Support'], ['Colleagues', 'Supporter']])
	expect(named('ana', directory.agents.slice(0, 1))).toEqual([['Queues', 'Support']])
})

it('tells a queue from an agent of the same id', () => {
	const [queues, agents] = transferGroups(directory, { me: 'ana', words })
	expect(targetOf(queues?.options[0]?.id ?? '')).toEqual({ kind: 'queue', queue: 'support' })
	expect(targetOf(agents?.options[0]?.id ?? '')).toEqual({ kind: 'agent', agent: 'support' })
})
