import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { AppContext } from '../context.ts'

/** The caller's configuration as it is at this moment: what was published a second ago counts. */
export async function configNow(c: AppContext): Promise<WorkspaceConfig> {
	const published = await c.env.WORKSPACE.getByName(c.get('caller').workspace).config()
	if (!published) throw new Error(`the workspace ${c.get('caller').workspace} has staff and no configuration`)
	return published.config
}
