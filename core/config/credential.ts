/** What an inbox or the sign-in proves itself with to others. The secret itself is never told again. */
import type { WorkspaceConfig } from './workspace.ts'

/** That one is set. */
export interface CredentialMark {
	/** `inbox/{id}`, or `oidc`. */
	readonly owner: string
	readonly field: string
	readonly atMs: number
	/** Name of who has set it. */
	readonly by: string
}

export interface SealedCredential {
	readonly field: string
	readonly sealed: string
}

/** Credentials of an inbox on their way in. */
export interface Entrusted {
	readonly inbox: string
	readonly sealed: readonly SealedCredential[]
	/** Name of whoever sets them. */
	readonly by: string
}

export const OIDC_OWNER = 'oidc'
export const OIDC_SECRET = 'clientSecret'

export function inboxOwner(inbox: string): string {
	return `inbox/${inbox}`
}

/** Whose credentials end with a publication: who sends them elsewhere, or is gone, must not take them along. */
export function bereaved(before: WorkspaceConfig, after: WorkspaceConfig): string[] {
	const moved = before.inboxes.filter((old) => {
		const now = after.inboxes.find((it) => it.id === old.id)
		return now?.channel !== old.channel || now.apiBase !== old.apiBase
	})
	const [was, is] = [before.signIn.oidc, after.signIn.oidc]
	const isElsewhere = was !== null && (was.issuer !== is?.issuer || was.clientId !== is.clientId)
	return [...moved.map((it) => inboxOwner(it.id)), ...isElsewhere ? [OIDC_OWNER] : []]
}
