/** A configuration with one inbox more, less, or another way. */
import { z } from 'zod'
import { type Refusal, refuse } from '../problem.ts'
import { checkWorkspace } from './check-workspace.ts'
import type { Issue } from './issue.ts'
import { InboxConfig, type WorkspaceConfig } from './workspace.ts'

export type Changed = { readonly ok: true; readonly config: WorkspaceConfig } | Refusal

const { name, queue, enabled, origins, apiBase, contactAddress, survey, visitorGraceMs, returnMs } = InboxConfig.shape

/** `.partial()` would fill in the defaults of what is left out, and so overwrite what is set. */
export const InboxPatch = z.strictObject({
	name: name.optional(),
	queue: queue.optional(),
	enabled: enabled.unwrap().optional(),
	origins: origins.unwrap().optional(),
	apiBase: apiBase.unwrap().optional(),
	contactAddress: contactAddress.unwrap().optional(),
	survey: survey.unwrap().optional(),
	visitorGraceMs: visitorGraceMs.unwrap().optional(),
	returnMs: returnMs.unwrap().optional(),
})
export type InboxPatch = z.infer<typeof InboxPatch>

export function addInbox(config: WorkspaceConfig, inbox: InboxConfig): Changed {
	const isTwin = config.inboxes.some((it) => it.channel === inbox.channel && isSameName(it.name, inbox.name))
	if (isTwin) {
		return refuse('inbox-taken', { field: 'name', detail: `There is an inbox "${inbox.name}" of channel ${inbox.channel} already` })
	}
	return checked(config, { ...config, inboxes: [...config.inboxes, inbox] })
}

export function changeInbox(config: WorkspaceConfig, { id, patch }: { readonly id: string; readonly patch: InboxPatch }): Changed {
	const known = config.inboxes.find((it) => it.id === id)
	if (!known) return refuse('not-found', { field: 'id', detail: `There is no inbox "${id}"` })
	const changed: InboxConfig = { ...known, ...patch }
	return checked(config, { ...config, inboxes: config.inboxes.map((it) => it.id === id ? changed : it) })
}

export function removeInbox(config: WorkspaceConfig, id: string): Changed {
	if (!config.inboxes.some((it) => it.id === id)) return refuse('not-found', { field: 'id', detail: `There is no inbox "${id}"` })
	return { ok: true, config: { ...config, inboxes: config.inboxes.filter((it) => it.id !== id) } }
}

function isSameName(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** What is wrong with it for other reasons was published before these were checked: it is nobody's business here. */
function checked(before: WorkspaceConfig, after: WorkspaceConfig): Changed {
	const known = new Set(checkWorkspace(before).map(wordsOf))
	const fresh = checkWorkspace(after).find((it) => !known.has(wordsOf(it)))
	if (!fresh) return { ok: true, config: after }
	const [list, , ...rest] = fresh.path
	const field = list === 'inboxes' ? rest.join('.') : fresh.path.join('.')
	return refuse('body-invalid', { field, detail: fresh.message })
}

function wordsOf({ path, message }: Issue): string {
	return `${path.join('.')}: ${message}`
}
