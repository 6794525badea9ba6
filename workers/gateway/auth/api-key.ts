import { type ApiKey, isExpired, mayOfKey, readKeyText, writeKeyText } from '../../../core/access/api-key.ts'
import { PERMISSIONS, roleNamed } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import { ID_RANDOM_BYTES, makeId, type WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { GatewayEnv } from '../env.ts'
import { publishedConfig } from '../workspaces.ts'
import { toBase64Url } from './base64url.ts'
import type { CallerFound } from './caller.ts'
import { equalsSecretly } from './keys.ts'

/** The key of a developer's machine, which stands in the settings and in no workspace. */
export const LOCAL_KEY = 'api-key'

const SECRET_BYTES = 32
/** How long another isolate may go on believing a key that has been revoked. */
const KEPT_MS = 5_000
const KEPT_MAX = 1_000

type Found = { readonly ok: true; readonly key: ApiKey } | Refusal
/** By the hash of the whole key, so that none lies about in memory. */
const kept = new Map<string, { readonly untilMs: number; readonly workspace: WorkspaceId; readonly key: ApiKey }>()

/** Who stands behind an `Authorization` header. */
export async function byApiKey(env: GatewayEnv, authorization: string): Promise<CallerFound> {
	// The scheme's case does not matter (RFC 9110, section 11.1); the key's does.
	const given = /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? ''
	if (await isLocalKey(env, given)) return { ok: true, caller: localCaller() }
	const text = readKeyText(given)
	if (!text) return refuse('token-invalid')
	const workspace = text.workspace as WorkspaceId
	const found = await look(env, { workspace, id: text.id, secret: text.secret })
	if (!found.ok) return found
	const roles = (await publishedConfig(env, workspace))?.config.roles ?? []
	return { ok: true, caller: callerOfKey(workspace, { ...found.key, may: mayOfKey(found.key, roleNamed(found.key.role, roles)) }) }
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

async function look(env: GatewayEnv, { workspace, id, secret }: { workspace: WorkspaceId; id: string; secret: string }): Promise<Found> {
	const nowMs = Date.now()
	const hash = await hashOf(secret)
	const place = `${workspace} ${id} ${hash}`
	const known = kept.get(place)
	if (known && known.untilMs > nowMs) return isExpired(known.key, nowMs) ? refuse('token-expired') : { ok: true, key: known.key }
	kept.delete(place)
	const found = await env.WORKSPACE.getByName(workspace).useApiKey({ id, hash })
	if (found.ok) keep(place, { untilMs: nowMs + KEPT_MS, workspace, key: found.key })
	return found
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
