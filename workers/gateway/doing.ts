/** Who does something to a conversation over HTTP, and as which one act it counts. */
import type { Caller } from '../../core/access/caller.ts'
import type { AgentId } from '../../core/ids.ts'
import type { AppContext } from './context.ts'

export function doer({ id, agent, name }: Caller) {
	return { kind: 'agent', id: agent ?? id as AgentId, name } as const
}

/** Each caller has a space of keys of their own; without one every request is an act by itself. */
export function keyOf(c: AppContext): string {
	return `http:${c.get('caller').id}:${c.req.header('idempotency-key') ?? c.get('requestId')}`
}
