import type { AgentId, WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Offer } from '../../core/routing/offer.ts'
import type { Env } from '../env.ts'
import { stubOf } from '../shared/stubs.ts'

interface Asker {
	readonly env: Pick<Env, 'AGENT'>
	readonly workspace: WorkspaceId
	readonly asked: Pick<Offer, 'conversation' | 'media' | 'force'>
}

/** What an agent's ledger has against being given a conversation; null for nothing. Who cannot be asked is given nothing. */
export async function objectionOf(agent: AgentId, { env, workspace, asked }: Asker): Promise<Refusal | null> {
	try {
		return await stubOf(env.AGENT, workspace, agent).couldTake(asked)
	} catch {
		return refuse('objects-unavailable')
	}
}
