import { protectedFields } from '../../core/access/protected.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { GatewayEnv } from './env.ts'
import { publishedConfig } from './workspaces.ts'

/** Ids of a workspace's fields that are shown as dots. */
export async function protectedIn(env: GatewayEnv, workspace: WorkspaceId): Promise<string[]> {
	const published = await publishedConfig(env, workspace)
	return published ? protectedFields(published.config) : []
}
