/** What somebody may publish over what is published, and what of it they should be told. */
import { beyond, type Permission, type Scope, SCOPES } from '../access.ts'
import { type Refusal, refuse } from '../problem.ts'
import { refuseProvider } from './bounds-of-provider.ts'
import { type Issue, issue } from './issue.ts'
import { refuseReach } from './needs.ts'
import type { WorkspaceConfig } from './workspace.ts'

/** Who publishes, and what the configuration cannot know by itself. */
export interface Bounds {
	readonly may: readonly Permission[]
	readonly scope: Scope
	/** Whether a provider's API may be spoken to without encryption: on a developer's machine. */
	readonly plainApi: boolean
	/** Roles and agents that somebody of the staff has; null when nobody can tell just now. */
	readonly inUse: InUse | null
}

export interface InUse {
	readonly roles: readonly string[]
	readonly agents: readonly string[]
}

export interface Step {
	/** Null for a workspace's first. */
	readonly before: WorkspaceConfig | null
	readonly after: WorkspaceConfig
}

/** Null when they may publish it. */
export function refusePublication(bounds: Bounds, step: Step): Refusal | null {
	const held = new Set(bounds.may)
	return refuseReach(held, step) ?? refuseProvider({ held, scope: bounds.scope }, step) ?? refuseWiderScope(bounds, step) ??
		refuseUnveiling(held, step) ?? refuseLostRoles(bounds, step) ?? refusePlainApi(bounds, step.after)
}

/** Nobody makes a role that reaches further than they do themselves. */
function refuseWiderScope({ scope }: Bounds, { before, after }: Step): Refusal | null {
	const own = SCOPES.indexOf(scope)
	const wider = after.roles.findIndex((it) =>
		SCOPES.indexOf(it.scope) > own && before?.roles.find((old) => old.id === it.id)?.scope !== it.scope
	)
	if (wider < 0) return null
	return refuse('forbidden', { field: `roles.${wider}.scope`, detail: `You reach no further than ${scope} yourself` })
}

/** A field that is shown as dots is not shown to everybody by who may not see it. */
function refuseUnveiling(held: ReadonlySet<Permission>, { before, after }: Step): Refusal | null {
	if (!beyond(held, ['fields.reveal'])) return null
	const shown = before?.fields.find((old) => old.protected && !after.fields.some((it) => it.id === old.id && it.protected))
	if (!shown) return null
	const at = after.fields.findIndex((it) => it.id === shown.id)
	const field = at < 0 ? 'fields' : `fields.${at}.protected`
	return refuse('forbidden', { field, detail: `To show "${shown.id}" to everybody takes the permission fields.reveal` })
}

/** Somebody with a role that is no more could do nothing at all, and would not know why. */
function refuseLostRoles({ inUse }: Bounds, step: Step): Refusal | null {
	const lost = vanished('roles', step)
	if (lost.length === 0) return null
	if (!inUse) {
		return refuse('staff-unavailable', { field: 'roles', detail: `Nobody can tell just now whether somebody is ${lost[0]}; try again` })
	}
	const taken = lost.find((it) => inUse.roles.includes(it))
	return taken === undefined
		? null
		: refuse('role-in-use', { field: 'roles', detail: `Somebody still has the role "${taken}"; give them another first` })
}

/** A secret that is sent in the clear is none. */
function refusePlainApi({ plainApi }: Bounds, { inboxes }: WorkspaceConfig): Refusal | null {
	const at = plainApi ? -1 : inboxes.findIndex((it) => it.apiBase !== null && !it.apiBase.startsWith('https://'))
	return at < 0 ? null : refuse('config-invalid', { field: `inboxes.${at}.apiBase`, detail: 'Must begin with https://' })
}

/** What is published all the same, and is worth a word: somebody works as an agent who is no more. */
export function warningsOf({ inUse }: Bounds, step: Step): readonly Issue[] {
	return vanished('agents', step).filter((it) => inUse?.agents.includes(it)).map((it) =>
		issue(['agents'], `Somebody works as "${it}", who is no longer an agent: they get no conversations until they work as another`)
	)
}

function vanished(list: 'roles' | 'agents', { before, after }: Step): string[] {
	const left = new Set(after[list].map((it) => it.id))
	return (before?.[list] ?? []).map((it) => it.id).filter((it) => !left.has(it))
}
