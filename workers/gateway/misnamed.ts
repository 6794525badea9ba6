import { checkFacts } from '../../core/config/check-facts.ts'
import type { Issue } from '../../core/config/issue.ts'
import type { FactsPatch } from '../../core/conversation/facts-patch.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { GatewayEnv } from './env.ts'
import { forgetConfig, publishedConfig } from './workspaces.ts'

interface Asked {
	readonly workspace: WorkspaceId
	readonly facts: FactsPatch
	/** Where the facts stand in the body: `context.`, or nothing. */
	readonly under?: string
}

/** The refusal of facts that ask for what the workspace does not have; null when all their names are known. */
export async function misnamed(env: GatewayEnv, { workspace, facts, under = '' }: Asked): Promise<Refusal | null> {
	if (!facts.requires) return null
	if (!await firstUnknown(env, { workspace, facts })) return null
	// What is kept here may be some seconds old, and the name as new as that.
	forgetConfig(workspace)
	const unknown = await firstUnknown(env, { workspace, facts })
	return unknown && refuse('body-invalid', { field: `${under}${unknown.path.join('.')}`, detail: unknown.message })
}

async function firstUnknown(env: GatewayEnv, { workspace, facts }: Asked): Promise<Issue | null> {
	const published = await publishedConfig(env, workspace)
	return published && (checkFacts(facts, published.config)[0] ?? null)
}
