import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { isRecord } from './json-path.ts'

/**
 * Whether a draft has every part that the page shows. One with values out of bounds is stored as it was sent, without the defaults
 * of what it leaves out. `live` is a configuration that has them all.
 */
export function isWhole(draft: unknown, live: WorkspaceConfig): draft is WorkspaceConfig {
	if (!isRecord(draft) || !hasAll(draft, live)) return false
	return LISTS.every((it) => isListOf(draft[it], live[it][0] ?? PATTERNS[it]))
}

/** Lists whose entries are taken apart. */
const PATTERNS = {
	queues: undefined,
	agents: { id: '', name: '', capacity: 1, pool: 1, skills: {}, languages: {}, queues: [], graceMs: 0 },
	inboxes: { id: '', name: '', channel: '', queue: '', origins: [], enabled: true },
	hours: { id: '', name: '', timeZone: '', week: {}, exceptions: [] },
	skills: { id: '', name: '' },
	dispositions: { id: '', name: '', nameZh: '' },
	teams: { id: '', name: '', agents: [], queues: [] },
	roles: { id: '', name: '', permissions: [], scope: '' },
	cannedResponses: { id: '', name: '', text: '', queues: [] },
	tags: { id: '', name: '', colour: '' },
	fields: { id: '', name: '', type: '', choices: [] },
} as const satisfies Partial<Record<keyof WorkspaceConfig, object | undefined>>
const LISTS = Object.keys(PATTERNS) as readonly (keyof typeof PATTERNS)[]

function isListOf(list: unknown, like: unknown): boolean {
	return Array.isArray(list) && list.every((it) => like === undefined || hasAll(it, like))
}

/** Every member of the pattern, and of what is in it; lists are not looked into. */
function hasAll(value: unknown, pattern: unknown): boolean {
	if (Array.isArray(pattern)) return Array.isArray(value)
	if (!isRecord(pattern)) return value !== undefined
	if (!isRecord(value)) return false
	return Object.entries(pattern).every(([key, it]) => hasAll(value[key], OPEN.has(key) ? null : it))
}

/** Members whose own are not the same everywhere. */
const OPEN = new Set(['requires', 'tiers', 'media', 'skills', 'languages', 'interrupts', 'overflow', 'week', 'oidc'])
