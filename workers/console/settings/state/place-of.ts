import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { ConfigSection } from '../section.ts'
import { settingsHashOf } from './settings-route.ts'

/** Where in the console a part of the configuration is edited. */
export interface Place {
	readonly page: 'routing' | 'settings'
	readonly hash: string
}

type Editor = Pick<ConfigSection, 'id' | 'edits' | 'hasEntries'>

/** For a field as the server names it, such as `teams.0.queues.1`; null for what no page edits. */
export function placeOf(field: string, config: WorkspaceConfig, sections: readonly Editor[]): Place | null {
	const [part = '', index = '', ...rest] = field.split('.')
	const entry = entryAt(config, part, Number(index))
	if (part === 'queues' && rest[0] === 'routing' && entry !== null) return { page: 'routing', hash: `#/${entry}/policy` }
	const section = sections.find(({ edits }) => edits.some((it) => it === part))
	if (!section) return null
	return { page: 'settings', hash: settingsHashOf(section.id, section.hasEntries ? entry : null) }
}

/** Id of what stands at a place of one of the lists. */
function entryAt(config: WorkspaceConfig, part: string, index: number): string | null {
	const list: unknown = Object.entries(config).find(([key]) => key === part)?.[1]
	const entry: unknown = Array.isArray(list) ? list[index] : null
	return typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : null
}
