import { type WorkspaceId, workspaceOf } from '../ids.ts'
import { type ProblemCode, type Refusal, refuse } from '../problem.ts'
import { checkCharacters } from './check-characters.ts'
import { firstIssue } from './first-issue.ts'
import { WorkspaceConfig, WorkspaceShape } from './workspace.ts'

/** The room one version has where it is stored, in bytes as JSON with all defaults filled in. */
export const CONFIG_MAX_BYTES = 1_900_000

export type ParsedConfig = { readonly ok: true; readonly config: WorkspaceConfig } | Refusal

/** A configuration that may be published in that workspace, or the first thing wrong with it, under the name `code`. */
export function parseConfig(value: unknown, { workspace, code }: { workspace: WorkspaceId; code: ProblemCode }): ParsedConfig {
	const parsed = WorkspaceConfig.safeParse(value)
	if (!parsed.success) return refuse(code, firstIssue(parsed.error))
	return refuseMisfit(parsed.data, { workspace, code }) ?? { ok: true, config: parsed.data }
}

/** What may be right in itself and still not be published there; null when it may. */
export function refuseMisfit(config: WorkspaceConfig, { workspace, code }: { workspace: WorkspaceId; code: ProblemCode }): Refusal | null {
	const stray = config.inboxes.findIndex((it) => workspaceOf(it.id) !== workspace)
	if (stray < 0) return refuseSize(config)
	const detail = `Must begin with "${workspace}.", for an inbox's id names its workspace`
	return refuse(code, { field: `inboxes.${stray}.id`, detail })
}

/** The refusal of one that has no room where versions are stored; null when it fits. */
export function refuseSize(config: unknown): Refusal | null {
	const bytes = bytesOf(config)
	if (bytes <= CONFIG_MAX_BYTES) return null
	return refuse('body-too-large', {
		detail: `With its defaults it takes ${bytes} bytes of ${CONFIG_MAX_BYTES}; leave out what nobody needs`,
	})
}

/** As UTF-8, and never less: three for whatever is not ASCII. */
function bytesOf(config: unknown): number {
	return JSON.stringify(config).replace(/[\u0080-\uffff]/g, '...').length
}

/** What a draft may have wrong with it until it is published. */
const LATER = new Set(['too_small', 'too_big', 'invalid_format', 'custom'])

/**
 * A draft must be readable as a configuration, not right: values out of bounds and contradictions are left to publishing. What
 * nobody can see is refused at once, for nobody would find it later.
 */
export function parseDraft(value: unknown): { readonly ok: true; readonly config: unknown } | Refusal {
	const parsed = WorkspaceShape.safeParse(value)
	const [hidden] = checkCharacters(value)
	if (hidden) return refuse('body-invalid', { field: hidden.path.join('.'), detail: hidden.message })
	if (parsed.success) return refuseSize(parsed.data) ?? { ok: true, config: parsed.data }
	const issues = parsed.error.issues.filter((it) => !LATER.has(it.code))
	return issues.length === 0 ? { ok: true, config: value } : refuse('body-invalid', firstIssue({ issues }))
}
