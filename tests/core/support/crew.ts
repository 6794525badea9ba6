/** Small crews and policies that the rules' tests share. */
import type { QueuePolicy } from '../../../core/routing/queue-command.ts'
import type { Requirement } from '../../../core/routing/requirement.ts'
import { Waiting } from './line.ts'
import { ana, sam, talk, wei } from './people.ts'

export const visa: Requirement = { skill: 'visa', min: 5 }
export const someVisa: Requirement = { skill: 'visa' }

/** Ana knows visas well, Wei a little, Sam not at all. */
export function staffed(policy: QueuePolicy, room = 1): Waiting {
	const queue = new Waiting(policy)
	queue.stands(ana, room, { skills: { visa: 8 } })
	queue.stands(wei, room, { skills: { visa: 3 }, idleSinceMs: -10 })
	queue.stands(sam, room, { idleSinceMs: -20 })
	return queue
}

export function last(queue: Waiting, n: number) {
	return queue.decisions.findLast((it) => it.conversation === talk(n))
}
