import type { ConversationId } from '../../../core/ids.ts'
import type { Facts } from '../../../core/routing/facts.ts'
import type { ConversationSocket } from './socket.ts'
import type { Visitor, World } from './world.ts'

export interface Arrival {
	readonly id: ConversationId
	readonly customer: ConversationSocket
}

/** A new customer of whom something is known from the start, their first message in the log and themselves in line. */
export async function arrive(world: World, facts: Partial<Facts> = {}, who: Visitor = {}): Promise<Arrival> {
	const id = world.newConversation()
	await world.conversation(id).learn({ facts, by: { kind: 'system' }, key: `facts-${id}` })
	const customer = await world.customer(id, 0, who)
	await customer.say('Hello')
	await world.settled()
	return { id, customer }
}
