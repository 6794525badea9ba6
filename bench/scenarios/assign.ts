import { AGENTS } from '../edge/agents.ts'
import type { Options } from '../options.ts'
import type { Outcome } from '../report.ts'
import type { Side } from '../side.ts'
import type { WorkerdOptions } from '../workerd.ts'
import { compare } from './compare.ts'
import { OURS } from './ours.ts'
import { workerdSide } from './workerd-side.ts'

const LANES = 32

const FLOOR: WorkerdOptions = {
	entry: 'assign-floor.ts',
	objects: { CONVERSATION: 'ConversationFloor', QUEUE: 'QueueFloor', AGENT: 'AgentFloor' },
}

/** A new conversation's first message → offer on an agent's control socket: three objects, one queue. */
export async function assign({ rounds, seconds }: Options): Promise<Outcome> {
	const sides: [Side, Side] = [
		await workerdSide('ours', { driver: 'assign-ours', lanes: LANES, server: OURS }),
		await workerdSide('floor', { driver: 'assign-floor', lanes: LANES, server: FLOOR }),
	]
	const outcome = await compare({
		scenario: 'assign',
		heading:
			`assign: first message of a new conversation → queue → agent → offer on the agent's socket; ${LANES} lanes, then one; ${AGENTS} agents`,
		unit: 'offers/s',
		lanes: LANES,
		rounds,
		seconds,
		sides,
		notes: ['Measured from first message to offer; customers connect before and leave after it, between the measured stretches.'],
	})
	for (const side of sides) await side.stop()
	return outcome
}
