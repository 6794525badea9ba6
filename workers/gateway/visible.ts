import type { Caller } from '../../core/access/caller.ts'
import { type Reach, reachOf } from '../../core/access/reach.ts'
import type { GatewayEnv } from './env.ts'
import { publishedConfig } from './workspaces.ts'

/** What of the workspace a caller reaches; null for all of it. */
export async function reachIn(env: GatewayEnv, caller: Caller): Promise<Reach | null> {
	if (caller.scope === 'workspace') return null
	const config = (await publishedConfig(env, caller.workspace))?.config
	return reachOf(caller, config ?? { agents: [], teams: [] })
}
