/** Who may say whom we believe: an identity provider speaks for everybody of the workspace, its administrators too. */
import { beyond, type Permission, PERMISSIONS, roleNamed, type Scope, SCOPES } from '../access.ts'
import { type Refusal, refuse } from '../problem.ts'
import type { OidcConfig } from './directories.ts'
import type { WorkspaceConfig } from './workspace.ts'

interface Publisher {
	readonly held: ReadonlySet<Permission>
	readonly scope: Scope
}

interface Step {
	readonly before: WorkspaceConfig | null
	readonly after: WorkspaceConfig
}

/** Null when the provider, and who it lets in, is theirs to name. */
export function refuseProvider(publisher: Publisher, { before, after }: Step): Refusal | null {
	const [was, is] = [before?.signIn.oidc ?? null, after.signIn.oidc]
	return is && (refuseIssuer(publisher, { was, is }) ?? refuseNewcomers(publisher, { was, is, roles: after.roles }))
}

/** A provider of one's own says that one is whoever one likes. So it takes all that anybody could become by it. */
function refuseIssuer({ held, scope }: Publisher, { was, is }: { was: OidcConfig | null; is: OidcConfig }): Refusal | null {
	if (was?.issuer === is.issuer && was.clientId === is.clientId) return null
	if (scope === 'workspace' && !beyond(held, PERMISSIONS)) return null
	return refuse('forbidden', {
		field: 'signIn.oidc',
		detail: 'To name an identity provider takes every permission, with the whole workspace in reach: it can sign in as anybody',
	})
}

interface Letting {
	readonly was: OidcConfig | null
	readonly is: OidcConfig
	readonly roles: WorkspaceConfig['roles']
}

/** Who comes for the first time gets a role from whoever lets them in, and nobody gives more than they have. */
function refuseNewcomers({ held, scope }: Publisher, { was, is, roles }: Letting): Refusal | null {
	const role = is.newcomers !== null && letsInOthers(was, is) ? roleNamed(is.newcomers, roles) : null
	const isWider = role !== null && SCOPES.indexOf(role.scope) > SCOPES.indexOf(scope)
	if (!role || (!isWider && !beyond(held, role.permissions))) return null
	return refuse('forbidden', { field: 'signIn.oidc.newcomers', detail: `"${is.newcomers}" may do more than you may; name another` })
}

/** Another role, or from where nobody came before. */
function letsInOthers(was: OidcConfig | null, { newcomers, domains }: OidcConfig): boolean {
	if (!was || was.newcomers !== newcomers) return true
	return was.domains.length > 0 && (domains.length === 0 || domains.some((it) => !was.domains.includes(it)))
}
