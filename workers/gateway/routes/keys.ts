import { createRoute, z } from '@hono/zod-openapi'
import type { ApiKey, NewKey as NewApiKey } from '../../../core/access/api-key.ts'
import { beyond, incomplete, type Permission, PERMISSIONS } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { PersonName } from '../../../core/config/newcomer.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { drawKey, forgetKeys, LOCAL_KEY } from '../auth/api-key.ts'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { newApp } from './new-app.ts'

const Key = z.object({
	id: z.string().openapi({ example: 'key_01JD3ZK8Q0ABCDEFGHJKMN' }),
	name: z.string(),
	scopes: z.array(z.enum(PERMISSIONS)),
	by: z.string().openapi({ description: 'Name of whoever made it' }),
	role: z.string().openapi({
		description: 'Of the person who made it, or made the key that made it: what this role may no longer do, the key may not either',
	}),
	createdAtMs: z.int(),
	expiresAtMs: z.int().nullable(),
	lastUsedAtMs: z.int().nullable().openapi({ description: 'As of an hour ago at most; null until first used' }),
}).openapi('ApiKey')

const NewKey = z.strictObject({
	name: PersonName.openapi({ example: 'CRM' }),
	scopes: z.array(z.enum(PERMISSIONS)).min(1).transform((it) => [...new Set(it)]),
	expiresAtMs: z.int().min(0).nullable().default(null).openapi({ description: 'Null: never' }),
})
type NewKey = z.infer<typeof NewKey>

const refusals = [
	'not-signed-in',
	'token-invalid',
	'token-expired',
	'forbidden',
	'not-found',
	'origin-not-allowed',
	'staff-unavailable',
] as const
const writeRefusals = [...refusals, 'body-invalid', 'content-type-unsupported', 'too-many-keys', 'audit-unavailable'] as const

const list = createRoute({
	method: 'get',
	path: '/api/v1/keys',
	summary: "The workspace's API keys",
	description: 'Newest first, without their secrets. Works without Postgres.',
	...asks('keys.read'),
	responses: {
		200: {
			description: 'All of them',
			content: { 'application/json': { schema: z.object({ items: z.array(Key), nextCursor: z.null() }) } },
		},
		default: problemsOf(...refusals),
	},
})

const make = createRoute({
	method: 'post',
	path: '/api/v1/keys',
	summary: 'Make an API key',
	description:
		'The answer alone says the key itself. It may what its scopes say and never more than its maker, whose role must reach the whole workspace. It follows the person who made it: another role of theirs bounds it at once, and it ends when they are no longer active staff.',
	...asks('keys.manage'),
	request: { body: { required: true, content: { 'application/json': { schema: NewKey } } } },
	responses: {
		201: { description: 'Made', content: { 'application/json': { schema: Key.extend({ key: z.string() }) } } },
		default: problemsOf(...writeRefusals),
	},
})

const revoke = createRoute({
	method: 'delete',
	path: '/api/v1/keys/{id}',
	summary: 'Revoke an API key',
	description:
		'At once here, within five seconds everywhere; what it has made goes with it. Nobody revokes a key of somebody else that has a scope they do not have.',
	...asks('keys.manage'),
	request: { params: z.object({ id: z.string().max(64) }) },
	responses: { 204: { description: 'Revoked' }, default: problemsOf(...refusals, 'audit-unavailable') },
})

export function keyRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const items = await c.env.WORKSPACE.getByName(c.get('caller').workspace).apiKeys()
			return c.json({ items: items.map(keyBody), nextCursor: null }, 200)
		})
		.openapi(make, async (c) => {
			const { caller, asked, nowMs } = { caller: c.get('caller'), asked: c.req.valid('json'), nowMs: Date.now() }
			const refusal = refuseKey(caller, { ...asked, nowMs })
			if (refusal) return problem(c, refusal)
			const { id, text, hash } = await drawKey(caller.workspace, nowMs)
			const unrecorded = await record(c, { act: 'key.created', target: { kind: 'key', id }, detail: { ...asked } })
			if (unrecorded) return problem(c, unrecorded)
			const made = await c.env.WORKSPACE.getByName(caller.workspace).makeApiKey({
				...asked,
				id,
				hash,
				by: caller.name,
				maker: makerOf(caller),
			})
			return made.ok ? c.json({ ...keyBody(made.key), key: text }, 201) : problem(c, made)
		})
		.openapi(revoke, async (c) => {
			const { id } = c.req.valid('param')
			const workspace = c.env.WORKSPACE.getByName(c.get('caller').workspace)
			const refusal = refuseRevoking(c.get('caller'), (await workspace.apiKeys()).find((it) => it.id === id))
			if (refusal) return problem(c, refusal)
			const unrecorded = await record(c, { act: 'key.revoked', target: { kind: 'key', id } })
			if (unrecorded) return problem(c, unrecorded)
			forgetKeys(await workspace.revokeApiKey(id))
			return c.body(null, 204)
		})
}

function refuseKey(caller: Caller, { scopes, expiresAtMs, nowMs }: NewKey & { nowMs: number }): Refusal | null {
	if (caller.scope !== 'workspace') return refuse('forbidden', { detail: 'A key reaches the whole workspace; your role does not' })
	const more = beyond(caller.may, scopes)
	if (more) return refuse('forbidden', { field: 'scopes', detail: `You do not have ${more} to give` })
	const lame = incomplete(scopes)
	if (lame) return refuse('body-invalid', { field: 'scopes', detail: `${lame.permission} is worth nothing without ${lame.needs}` })
	if (expiresAtMs === null || expiresAtMs > nowMs) return null
	return refuse('body-invalid', { field: 'expiresAtMs', detail: 'Must be in the future' })
}

function refuseRevoking({ kind, id, may }: Caller, key: ApiKey | undefined): Refusal | null {
	if (!key) return refuse('not-found')
	if (kind === 'staff' && key.maker === id) return null
	const more = beyond(may, key.scopes)
	return more ? refuse('forbidden', { detail: `It has ${more}, which you do not have` }) : null
}

/** A key hands on the person it follows, whom its workspace knows. Behind the one of a developer's machine there is nobody. */
function makerOf({ kind, id, role }: Caller): NewApiKey['maker'] {
	if (kind === 'staff') return { person: id, role }
	return id === LOCAL_KEY ? { person: null, role: 'administrator' } : { parent: id }
}

function keyBody({ id, name, scopes, by, role, createdAtMs, expiresAtMs, lastUsedAtMs }: ApiKey): z.infer<typeof Key> {
	return { id, name, scopes: [...scopes] as Permission[], by, role, createdAtMs, expiresAtMs, lastUsedAtMs }
}
