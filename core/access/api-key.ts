/** API keys, for programs. What they may do is fixed when they are made, shrinks with whoever made them, and ends with them. */
import { type Permission, type Role } from '../access.ts'
import type { Refusal } from '../problem.ts'
import type { Standing } from './believe.ts'

/** All that is known of a key but its secret, of which only a hash is kept. */
export interface ApiKey {
	readonly id: string
	readonly name: string
	readonly scopes: readonly Permission[]
	/** Id of the member of staff who made it, or made the key it comes from; null: the key of a developer's machine did. */
	readonly maker: string | null
	/** The maker's role, as last told: what that may no longer do, the key may not either. Their standing counts before it. */
	readonly role: string
	/** The key that made it, which takes it along when it is revoked. */
	readonly parent: string | null
	/** Name of whoever made it. */
	readonly by: string
	readonly createdAtMs: number
	/** Null: never. */
	readonly expiresAtMs: number | null
	/** As of an hour ago at most; null until it is first used. */
	readonly lastUsedAtMs: number | null
}

/** `maker`: the person it follows and their role, or the key it comes from. `hash`: SHA-256 of its secret, in hex. */
export interface NewKey extends Pick<ApiKey, 'id' | 'name' | 'scopes' | 'by' | 'expiresAtMs'> {
	readonly hash: string
	readonly maker: { readonly person: string | null; readonly role: string } | { readonly parent: string }
	readonly nowMs: number
}

/** `ask`: something about the maker is being changed; Postgres knows what they are. */
export type Bound = { readonly verdict: 'bound'; readonly role: string } | { readonly verdict: 'ask' } | { readonly verdict: 'refused' }

export type KeyAnswer = { readonly ok: true; readonly key: ApiKey } | Refusal

export interface KeyText {
	readonly workspace: string
	readonly id: string
	readonly secret: string
}

const KEY_TEXT = /^pbk_([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)_(key_[0-9A-HJKMNP-TV-Z]{22})_([A-Za-z0-9_-]{43})$/
/** How exactly it is known when a key was last used. */
const TOUCH_MS = 3_600_000

export function writeKeyText({ workspace, id, secret }: KeyText): string {
	return `pbk_${workspace}_${id}_${secret}`
}

/** Null for what is no key of ours by its looks alone. */
export function readKeyText(text: string): KeyText | null {
	const [, workspace, id, secret] = KEY_TEXT.exec(text) ?? []
	return workspace && id && secret ? { workspace, id, secret } : null
}

/** The role that bounds a key, by how its maker stands; they need no sign-in for it. Null: it has no maker. */
export function boundOf({ role }: Pick<ApiKey, 'role'>, standing: Pick<Standing, 'record' | 'suspect'> | null): Bound {
	if (standing?.suspect) return { verdict: 'ask' }
	const record = standing?.record
	if (!record) return { verdict: 'bound', role }
	return record.active ? { verdict: 'bound', role: record.role } : { verdict: 'refused' }
}

/** A key reaches the whole workspace, so a role that does not has none to give. */
export function mayOfKey({ scopes }: Pick<ApiKey, 'scopes'>, role: Role | null): ReadonlySet<Permission> {
	if (role?.scope !== 'workspace') return new Set()
	return new Set(scopes.filter((it) => role.permissions.includes(it)))
}

export function isExpired({ expiresAtMs }: Pick<ApiKey, 'expiresAtMs'>, nowMs: number): boolean {
	return expiresAtMs !== null && expiresAtMs <= nowMs
}

/** Whether a use is worth writing down. */
export function isFreshUse({ lastUsedAtMs }: Pick<ApiKey, 'lastUsedAtMs'>, nowMs: number): boolean {
	return lastUsedAtMs === null || nowMs - lastUsedAtMs >= TOUCH_MS
}
