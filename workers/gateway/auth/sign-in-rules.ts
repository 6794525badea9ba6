import { SignInConfig } from '../../../core/config/directories.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import type { GatewayEnv } from '../env.ts'
import { publishedConfig } from '../workspaces.ts'

const HOUR_MS = 3_600_000

/** What a workspace says of signing in; what is usual where there is none. */
export async function signInRules(
	env: GatewayEnv,
	workspace: WorkspaceId,
): Promise<WorkspaceConfig['signIn'] & { readonly lifeMs: number }> {
	const rules = (await publishedConfig(env, workspace))?.config.signIn ?? SignInConfig.parse({})
	return { ...rules, lifeMs: rules.sessionHours * HOUR_MS }
}
