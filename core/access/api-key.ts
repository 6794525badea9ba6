/** API keys, for programs. What they may do is fixed when they are made, and shrinks with the role that made them. */
import { type Permission, type Role } from '../access.ts'
import type { Refusal } from '../problem.ts'

/** All that is known of a key but its secret, of which only a hash is kept. */
export interface ApiKey {
	readonly id: string
	readonly name: string
	readonly scopes: readonly Permission[]
	/** The role of whoever made it, or of whoever made the key that made it: what that may no longer do, the key may not either. */
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

/** `maker`: the role that bounds it, or the key it comes from. `hash`: SHA-256 of its secret, in hex. */
export interface NewKey extends Pick<ApiKey, 'id' | 'name' | 'scopes' | 'by' | 'expiresAtMs'> {
	readonly hash: string
	readonly maker: { readonly role: string } | { readonly parent: string }
	readonly nowMs: number
}

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
