/** Whether teams, roles, sign-in, shared words and fields speak of what there is, and say nothing in vain. */
import { BUILTIN_ROLES, incomplete, type Permission, roleNamed } from '../access.ts'
import { isTimeZone } from '../hours/hours.ts'
import { type Issue, issue, type Path } from './issue.ts'
import { repeated } from './repeated.ts'
import type { WorkspaceConfig } from './workspace.ts'

export function checkDirectories(config: WorkspaceConfig): readonly Issue[] {
	return [
		...checkTeams(config),
		...config.cannedResponses.flatMap((it, i) => checkNames(['cannedResponses', i, 'queues'], { kind: 'queue', ids: it.queues, config })),
		...checkRoles(config),
		...checkFields(config),
		...checkSignIn(config),
		...checkLocale(config),
	]
}

function checkTeams(config: WorkspaceConfig): readonly Issue[] {
	return config.teams.flatMap(({ agents, queues }, i) => [
		...checkNames(['teams', i, 'agents'], { kind: 'agent', ids: agents, config }),
		...checkNames(['teams', i, 'queues'], { kind: 'queue', ids: queues, config }),
	])
}

interface Named {
	readonly kind: 'agent' | 'queue'
	readonly ids: readonly string[]
	readonly config: WorkspaceConfig
}

function checkNames(path: Path, { kind, ids, config }: Named): readonly Issue[] {
	const known = new Set(config[`${kind}s`].map((it) => it.id))
	return [
		...ids.flatMap((id, i) =>
			known.has(id) ? [] : [issue([...path, i], `There is no ${kind} "${id}"; add it to ${kind}s or name another`)]
		),
		...repeated(ids).map((i) => issue([...path, i], `"${ids[i]}" stands twice; once is enough`)),
	]
}

function checkRoles({ roles }: WorkspaceConfig): readonly Issue[] {
	const builtin: readonly string[] = BUILTIN_ROLES
	return roles.flatMap(({ id, permissions }, i) => [
		...builtin.includes(id) ? [issue(['roles', i, 'id'], `"${id}" is built in; give this role another id`)] : [],
		...repeated(permissions).map((j) => issue(['roles', i, 'permissions', j], `"${permissions[j]}" stands twice; once is enough`)),
		...checkComplete(permissions).map((it) => issue(['roles', i, 'permissions'], it)),
	])
}

/** Nothing can be done to what one may not see. */
function checkComplete(held: readonly Permission[]): string[] {
	const lame = incomplete(held)
	return lame ? [`"${lame.permission}" is worth nothing without "${lame.needs}"; add that, or take it out`] : []
}

function checkFields({ fields }: WorkspaceConfig): readonly Issue[] {
	return fields.flatMap(({ type, choices }, i) => [
		...type === 'choice' && choices.length === 0 ? [issue(['fields', i, 'choices'], 'List what there is to choose from')] : [],
		...type !== 'choice' && choices.length > 0
			? [issue(['fields', i, 'choices'], `Only a field of type choice has choices; take them out, or say type "choice"`)]
			: [],
		...repeated(choices).map((j) => issue(['fields', i, 'choices', j], `"${choices[j]}" stands twice; once is enough`)),
	])
}

function checkSignIn(config: WorkspaceConfig): readonly Issue[] {
	const { password, oidc } = config.signIn
	if (!oidc) {
		return password ? [] : [issue(['signIn', 'password'], 'Nobody could sign in: set up single sign-on first, or leave passwords on')]
	}
	return [...checkIssuer(oidc.issuer), ...checkNewcomers(oidc.newcomers, config)]
}

/** OpenID Connect Discovery 1.0, section 3: https, and nothing behind the path. Plain http is for a provider on this machine. */
function checkIssuer(issuer: string): readonly Issue[] {
	const isFit = /^https:\/\/[^?#@]+$/.test(issuer) || /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/[^?#@]*)?$/.test(issuer)
	return isFit
		? []
		: [issue(['signIn', 'oidc', 'issuer'], 'Must be an https address with no "?" or "#" in it, as the provider names itself')]
}

/** Whoever the provider lets in must not be able to let in others. */
function checkNewcomers(newcomers: string | null, { roles }: WorkspaceConfig): readonly Issue[] {
	if (newcomers === null) return []
	const path = ['signIn', 'oidc', 'newcomers']
	const role = roleNamed(newcomers, roles)
	if (!role) return [issue(path, `There is no role "${newcomers}"; add it to roles or name another`)]
	if (!role.permissions.includes('staff.manage')) return []
	return [issue(path, `"${newcomers}" may manage staff, which nobody gets by merely signing in; name another, and raise people by hand`)]
}

function checkLocale({ locale }: WorkspaceConfig): readonly Issue[] {
	return isTimeZone(locale.timeZone) ? [] : [issue(['locale', 'timeZone'], 'It is no IANA time zone, such as Europe/Madrid')]
}
