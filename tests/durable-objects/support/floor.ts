/** What happens on any floor, in one line each. */
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import type { OverrideAct } from '../../../core/protocol/conversation.ts'
import type { DecisionRow } from '../../../core/routing/why.ts'
import type { QueueItemRow } from '../../../core/protocol/queue-item.ts'
import type { ConsoleSocket } from './socket.ts'
import type { World } from './world.ts'

export const lead = { kind: 'agent', id: 'lead' as AgentId, name: 'Lead' } as const
const ALL = 1_000
let acts = 0

/** Conversations that ring at a console or are in its hands. */
export function held(console: ConsoleSocket): ConversationId[] {
	return console.view?.work.map((it) => it.conversation) ?? []
}

/** Says goodbye and finishes up: room for the next. */
export async function ends(world: World, console: ConsoleSocket, id: ConversationId): Promise<void> {
	const staff = await world.staff(id, console.view?.agent ?? '')
	staff.send({ type: 'close', id: `close-${++acts}-${id}`, disposition: 'solved' })
	await console.until(() => console.view?.work.every((it) => it.conversation !== id || it.stage === 'wrapping'))
	if (held(console).includes(id)) await console.finish(id)
	await world.settled()
}

/** The line in the order of service. */
export async function lineOf(world: World, queue = 'support'): Promise<QueueItemRow[]> {
	const { items } = await world.queue(queue).items({ limit: ALL })
	return items as QueueItemRow[]
}

export async function rowOf(world: World, id: ConversationId, queue = 'support'): Promise<QueueItemRow | undefined> {
	return (await lineOf(world, queue)).find((it) => it.conversation === id)
}

export async function toldOf(world: World, id: ConversationId, queue = 'support'): Promise<DecisionRow[]> {
	return await world.queue(queue).decisionsOf(id) as DecisionRow[]
}

/** A supervisor acts. */
export async function byHand(world: World, id: ConversationId, act: OverrideAct): Promise<unknown> {
	const done = await world.conversation(id).override({ act, by: lead, key: `lead:${++acts}` })
	await world.settled()
	return done
}
