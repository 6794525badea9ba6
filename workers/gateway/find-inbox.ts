import type { InboxConfig } from '../../core/config/workspace.ts'
import { workspaceOf } from '../../core/ids.ts'
import type { GatewayEnv } from './env.ts'
import { publishedConfig } from './workspaces.ts'

/** The inbox of that id in the workspace the id names; null when there is none, or it takes nothing in. */
export async function findInbox(env: GatewayEnv, id: string): Promise<InboxConfig | null> {
	const workspace = workspaceOf(id)
	if (!workspace) return null
	const published = await publishedConfig(env, workspace)
	return published?.config.inboxes.find((it) => it.id === id && it.enabled) ?? null
}
