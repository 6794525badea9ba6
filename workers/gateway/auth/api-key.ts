import { type ApiKey, isExpired, type KeyText, mayOfKey, readKeyText, writeKeyText } from '../../../core/access/api-key.ts'
import { PERMISSIONS, roleNamed } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import { ID_RANDOM_BYTES, makeId, type WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import type { GatewayEnv } from '../env.ts'
import { publishedConfig } from '../workspaces.ts'
import { toBase64Url } from '../../../durable-objects/shared/base64url.ts'
import type { CallerFound } from './caller.ts'
import { equalsSecretly } from './keys.ts'
import { roleOfMaker } from './role-of-maker.ts'
import type { Person } from './standing.ts'

/** The key of a developer's machine, which stands in the settings and in no workspace. */
export const LOCAL_KEY = 'api-key'

const SECRET_BYTES = 32
/** How long another isolate may go on believing a key that has been revoked, or the role its maker had. */
const KEPT_MS = 5_000
const KEPT_MAX = 1_000

/** `key.role`: the one that bounds it now. */
type Found = { readonly ok: true; readonly key: ApiKey } | Refusal
/** By the hash of the whole key, so that none lies about in memory. */
const kept = new Map<string, { readonly untilMs: number; readonly workspace: WorkspaceId; readonly key: ApiKey }>()

/** Who stands behind an `Authorization` header. */
export async function byApiKey(c: AppContext, authorization: string): Promise<CallerFound> {
	// The scheme's case does not matter (RFC 9110, section 11.1); the key's does.
	const given = /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? ''
	const text = readKeyText(given)
	const found = text ? await byKeyText(c, text) : refuse('token-invalid')
	if (found.ok || found.code !== 'token-invalid') return found
	return await isLocalKey(c.env, given) ? { ok: true, caller: localCaller() } : found
}

async function byKeyText(c: AppContext, { workspace: named, id, secret }: KeyText): Promise<CallerFound> {
	const workspace = named as WorkspaceId
	const found = await look(c, { workspace, id, secret })
	return found.ok ? { ok: true, caller: await callerNow(c, workspace, found.key) } : found
}

/** Who stands behind a key that has shown its secret before, as it is now. */
export async function byKeyId(c: AppContext, { workspace, id }: Person): Promise<CallerFound> {
	if (id === LOCAL_KEY) return { ok: true, caller: localCaller() }
	const key = (await c.env.WORKSPACE.getByName(workspace).apiKeys()).find((it) => it.id === id)
	if (!key || isExpired(key, Date.now())) return refuse('token-invalid')
	const bound = await roleOfMaker(c, { workspace, key })
	return bound.ok ? { ok: true, caller: await callerNow(c, workspace, { ...key, role: bound.role }) } : bound
}

/** Ends all keys that somebody has made, and what those have made. */
export async function endKeysOf(c: AppContext, { workspace, id }: Person): Promise<void> {
	forgetKeys(await c.env.WORKSPACE.getByName(workspace).revokeApiKeysOf(id))
}

/** A new key: what its holder gets to see once, and what is kept of it. */
export async function drawKey(workspace: WorkspaceId, nowMs: number): Promise<{ id: string; text: string; hash: string }> {
	const id = makeId('key', nowMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
	return { id, text: writeKeyText({ workspace, id, secret }), hash: await hashOf(secret) }
}

/** A key that has been revoked here counts no more here at once. */
export function forgetKeys(ids: readonly string[]): void {
	for (const [place, { key }] of kept) if (ids.includes(key.id)) kept.delete(place)
}

/** Something about that person is changing: so it is about their keys. */
export function forgetKeysOf({ workspace, id }: Person): void {
	for (const [place, it] of kept) if (it.key.maker === id && it.workspace === workspace) kept.delete(place)
}

async function look(c: AppContext, { workspace, id, secret }: { workspace: WorkspaceId; id: string; secret: string }): Promise<Found> {
	const nowMs = Date.now()
	const hash = await hashOf(secret)
	const place = `${workspace} ${id} ${hash}`
	const known = kept.get(place)
	if (known && known.untilMs > nowMs) return isExpired(known.key, nowMs) ? refuse('token-expired') : { ok: true, key: known.key }
	kept.delete(place)
	const found = await c.env.WORKSPACE.getByName(workspace).useApiKey({ id, hash })
	if (!found.ok) return found
	const bound = await roleOfMaker(c, { workspace, key: found.key })
	if (!bound.ok) return bound
	const key = { ...found.key, role: bound.role }
	if (bound.settled) keep(place, { untilMs: nowMs + KEPT_MS, workspace, key })
	return { ok: true, key }
}

async function callerNow(c: AppContext, workspace: WorkspaceId, key: ApiKey): Promise<Caller> {
	const roles = (await publishedConfig(c.env, workspace))?.config.roles ?? []
	return callerOfKey(workspace, { ...key, may: mayOfKey(key, roleNamed(key.role, roles)) })
}

function keep(place: string, value: { untilMs: number; workspace: WorkspaceId; key: ApiKey }): void {
	if (kept.size >= KEPT_MAX) kept.clear()
	kept.set(place, value)
}

async function isLocalKey({ PATCHBAY_LOCAL, PATCHBAY_API_KEY }: GatewayEnv, given: string): Promise<boolean> {
	return PATCHBAY_LOCAL === '1' && !!PATCHBAY_API_KEY && await equalsSecretly(given, PATCHBAY_API_KEY)
}

function localCaller(): Caller {
	const all = { role: 'administrator', may: new Set(PERMISSIONS) } as const
	return callerOfKey(DEMO_WORKSPACE as WorkspaceId, { id: LOCAL_KEY, name: 'API key', ...all })
}

type Holder = Pick<Caller, 'id' | 'name' | 'role' | 'may'>

/** `role`: the one that bounds the key. */
function callerOfKey(workspace: WorkspaceId, { id, name, role, may }: Holder): Caller {
	return { kind: 'key', id, workspace, role, may, scope: 'workspace', teams: [], agent: null, name, email: null, signIn: '' }
}

/** 32 random bytes cannot be guessed: a plain hash keeps them. */
async function hashOf(secret: string): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)))
	return [...hash].map((it) => it.toString(16).padStart(2, '0')).join('')
}
