/** One row of the record of who did what. */
import type { WorkspaceId } from '../ids.ts'

export type AuditActor =
	| { readonly kind: 'staff'; readonly id: string; readonly name: string }
	| { readonly kind: 'key'; readonly id: string; readonly name: string }
	/** Somebody who is not signed in: whoever fails to, and whoever asks for a new password. */
	| { readonly kind: 'stranger'; readonly name: string }
	/** A clock or a rule. */
	| { readonly kind: 'system' }

export interface AuditEntry {
	/** Made by whoever reports it; the same entry reported again is the same row. */
	readonly id: string
	readonly workspace: WorkspaceId
	readonly atMs: number
	readonly actor: AuditActor
	/** Network address the request came from; null for the system. */
	readonly address: string | null
	/** What was done, as in `staff.invited`. */
	readonly act: AuditAct
	/** On what, by its kind and id. */
	readonly target: { readonly kind: string; readonly id: string } | null
	/** What else there is to know, small and without a secret in it. */
	readonly detail: Readonly<Record<string, unknown>>
}

/** Its place in the workspace's chain: `hash` covers the entry, `seq` and the hash before it. Both in hex. */
export interface AuditRow extends AuditEntry {
	readonly seq: number
	readonly previous: string
	readonly hash: string
}

/** Everything that leaves a row. */
export const AUDIT_ACTS = [
	'workspace.created',
	'sign-in.succeeded',
	'sign-in.failed',
	'sign-in.throttled',
	'sign-in.ended',
	'session.revoked',
	'password.reset-asked',
	'password.changed',
	'two-factor.enabled',
	'two-factor.disabled',
	'two-factor.recovery-codes-made',
	'two-factor.recovery-code-used',
	'staff.invited',
	'staff.invitation-resent',
	'staff.invitation-revoked',
	'staff.joined',
	'staff.changed',
	'staff.removed',
	'key.created',
	'key.revoked',
	'config.draft-saved',
	'config.draft-dropped',
	'config.published',
	'config.rolled-back',
	'config.exported',
	'inbox.created',
	'inbox.changed',
	'inbox.removed',
	'inbox.credentials-set',
	'inbox.checked',
	'inbox.connected',
	'oidc.secret-set',
	'queue.migrated',
	'conversation.boosted',
	'conversation.moved',
	'conversation.assigned',
	'conversation.briefed',
	'conversation.watched',
	'contact.blocked',
	'contact.unblocked',
	'field.revealed',
	'recording.exported',
	'audit.exported',
	'archive.replayed',
	'retention.swept',
] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]
