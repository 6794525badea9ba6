import type { Published } from '../../core/config/published.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { GatewayEnv } from './env.ts'

/** How long another isolate may go on with the configuration before the newest. */
const KEPT_MS = 5_000
const KEPT_MAX = 1_000

interface Kept {
	readonly untilMs: number
	readonly published: Published | null
}
const kept = new Map<WorkspaceId, Kept>()

/** A tenant's configuration, kept for a few seconds so that a socket does not cost a hop. */
export async function publishedConfig(env: GatewayEnv, workspace: WorkspaceId): Promise<Published | null> {
	const known = kept.get(workspace)
	if (known && known.untilMs > Date.now()) return known.published
	const published = await env.WORKSPACE.getByName(workspace).config()
	if (kept.size >= KEPT_MAX) kept.clear()
	kept.set(workspace, { untilMs: Date.now() + KEPT_MS, published })
	return published
}

export function forgetConfig(workspace: WorkspaceId): void {
	kept.delete(workspace)
}
