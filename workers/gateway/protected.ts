import { protectedFields } from '../../core/access/protected.ts'
import type { AppContext } from './context.ts'
import { publishedConfig } from './workspaces.ts'

/** Ids of the fields of the caller's workspace that are shown as dots. */
export async function protectedHere(c: AppContext): Promise<string[]> {
	const published = await publishedConfig(c.env, c.get('caller').workspace)
	return published ? protectedFields(published.config) : []
}
