import { roleNamed } from '../../../../core/access.ts'
import type { OidcConfig } from '../../../../core/config/directories.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import type { Refusal } from '../../../../core/problem.ts'
import type { Found, StaffDirectory, StaffUser } from '../staff.ts'
import type { Identity } from './prove.ts'

/** Why somebody with an identity is not let in. The console has words for each. */
export type Unwelcome = 'not-staff' | 'email-unverified' | 'suspended'

/** `isNew`: nobody of this address has been staff here before, and they may become it. */
export type Identified =
	| { readonly ok: true; readonly user: StaffUser; readonly linked: boolean }
	| { readonly ok: true; readonly user: null; readonly email: string; readonly role: string }
	| { readonly ok: false; readonly why: Unwelcome }
	| Refusal

interface Asked {
	readonly workspace: WorkspaceId
	readonly config: Pick<WorkspaceConfig, 'roles'>
	readonly oidc: OidcConfig
	readonly who: Identity
}

/** Each workspace's provider speaks for that workspace alone. */
export function identityKey(workspace: WorkspaceId, { issuer, sub }: Identity) {
	return { provider: `oidc:${workspace}`, account: `${issuer} ${sub}` }
}

/** Which member of staff an identity is: by the provider's own name for them, else by a verified address of this workspace. */
export async function identify(directory: StaffDirectory, asked: Asked): Promise<Identified> {
	const { workspace, who } = asked
	const known = await directory.personByIdentity(identityKey(workspace, who))
	if (!known.ok) return known
	if (known.user) return admit(known.user, { workspace, linked: true })
	if (who.email === null) return unwelcome('not-staff')
	if (!who.emailVerified) return unwelcome('email-unverified')
	const named = await directory.personByEmail(who.email)
	if (!named.ok) return named
	if (!named.user) return newcomer(asked, who.email)
	const taken = await isSomebodyElse(directory, { user: named.user, asked })
	if (!taken.ok) return taken
	return taken.yes ? unwelcome('not-staff') : admit(named.user, { workspace, linked: false })
}

function admit(user: StaffUser, { workspace, linked }: { workspace: WorkspaceId; linked: boolean }): Identified {
	if (user.workspace !== workspace) return unwelcome('not-staff')
	return user.active ? { ok: true, user, linked } : unwelcome('suspended')
}

/** An address goes from hand to hand in a company: who comes under it with another identity is not who left. */
async function isSomebodyElse(
	directory: StaffDirectory,
	{ user, asked: { workspace, who } }: { user: StaffUser; asked: Asked },
): Promise<Found<{ readonly yes: boolean }>> {
	const { provider, account } = identityKey(workspace, who)
	const linked = await directory.identitiesOf(user.id, provider)
	return linked.ok ? { ok: true, yes: linked.accounts.some((it) => it !== account && it.startsWith(`${who.issuer} `)) } : linked
}

function newcomer({ oidc: { newcomers: role, domains }, config }: Asked, email: string): Identified {
	const domain = email.slice(email.lastIndexOf('@') + 1)
	const isWelcome = domains.length === 0 || domains.includes(domain)
	if (role === null || !isWelcome || !roleNamed(role, config.roles)) return unwelcome('not-staff')
	return { ok: true, user: null, email, role }
}

function unwelcome(why: Unwelcome): Identified {
	return { ok: false, why }
}
