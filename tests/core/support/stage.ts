import { Talk } from './conversation.ts'
import { ana } from './people.ts'
import type { ConversationEvent } from '../../../core/protocol/conversation.ts'

/** A customer who waits. */
export function waiting(): Talk {
	const it = new Talk()
	it.writes()
	return it
}

/** A customer and the agent who holds their conversation. */
export function activeWith(agent = ana, { idleMs = 0 } = {}): Talk {
	const it = waiting()
	it.isGivenTo(agent, { idleMs })
	return it
}

/** Which events came of it; or why none did. */
export function kinds(made: readonly ConversationEvent[] | string): readonly string[] | string {
	return typeof made === 'string' ? made : made.map((it) => it.type)
}
