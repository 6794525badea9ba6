import type { InboxConfig } from '../../core/config/workspace.ts'
import type { AppContext } from './context.ts'
import { publishedConfig } from './workspaces.ts'

/** The inboxes of the caller's workspace, as they were some seconds ago. */
export async function inboxesOf(c: AppContext): Promise<readonly InboxConfig[]> {
	return (await publishedConfig(c.env, c.get('caller').workspace))?.config.inboxes ?? []
}
