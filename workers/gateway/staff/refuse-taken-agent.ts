import { type Refusal, refuse } from '../../../core/problem.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { agentHolder } from '../../../db/queries/staff.ts'
import type { AppContext } from '../context.ts'

/** Null when nobody but the person of that address works as this agent or has been asked to. */
export async function refuseTakenAgent(
	c: AppContext,
	{ workspace, agent, email }: { workspace: WorkspaceId; agent: string | null | undefined; email: string },
): Promise<Refusal | null> {
	if (!agent) return null
	const found = await c.get('services').askStaff(async (sql) => ({
		ok: true,
		holder: await agentHolder(sql, { workspace, agent, email, nowMs: Date.now() }),
	}))
	if (!found.ok) return found
	return found.holder && refuse('agent-taken', { field: 'agent', detail: `${found.holder.name} works as this agent, or is asked to` })
}
