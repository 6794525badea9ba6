/** Things that a call uses up, made anew for it. */
import { env } from 'cloudflare:workers'
import { session as sessions } from '../../../../../db/schema/session.ts'
import { user } from '../../../../../db/schema/user.ts'
import type { WorkerEnv } from '../../../../../workers/gateway/worker-env.ts'
import { json, ORIGIN } from '../../support/gateway.ts'
import type { Call } from './call.ts'
import { accessDatabase, type Tenant } from './tenant.ts'

const objects = env as unknown as WorkerEnv

export async function adminOf(tenant: Tenant): Promise<Record<string, string>> {
	return { cookie: await tenant.cookie('administrator'), origin: ORIGIN }
}

/** What the administrator makes by a POST; its answer. */
export async function made<Made>(tenant: Tenant, path: string, body: unknown): Promise<Made> {
	const answer = await tenant.at.call(path, json(body, await adminOf(tenant)))
	if (!answer.ok) throw new Error(`${path} ${answer.status} ${await answer.text()}`)
	return await answer.json<Made>()
}

/** Id of a new API key. */
export async function key(tenant: Tenant): Promise<string> {
	return (await made<{ id: string }>(tenant, '/api/v1/keys', { name: `${tenant.id} key`, scopes: ['config.read'] })).id
}

/** Somebody new among the staff, who has never signed in. */
export async function member(tenant: Tenant): Promise<string> {
	const id = `stf_${tenant.name(next())}`
	await accessDatabase().insert(user).values({ id, workspace: tenant.id, name: id, email: `${id}@${tenant.id}.test`, role: 'agent' })
	return id
}

/** A sign-in of somebody, as better-auth would have put it down: trying a password takes long. */
export async function session(tenant: Tenant): Promise<{ id: string; session: string }> {
	const [id, word] = [tenant.staffIdOf('tagger'), tenant.name(next())]
	await accessDatabase().insert(sessions).values({
		id: `ses_${word}`,
		token: word,
		userId: id,
		expiresAt: new Date(Date.now() + 3_600_000),
	})
	return { id, session: `ses_${word}` }
}

export function newcomerOf(tenant: Tenant) {
	return { email: `${next()}@${tenant.id}.test`, name: `${tenant.id} newcomer`, role: 'agent' }
}

export async function invitation(tenant: Tenant): Promise<{ id: string; token: string }> {
	const { id, url } = await made<{ id: string; url: string }>(tenant, '/api/v1/staff/invitations', newcomerOf(tenant))
	return { id, token: url.split('/').at(-1) ?? '' }
}

export async function inbox(tenant: Tenant): Promise<string> {
	return (await made<{ id: string }>(tenant, '/api/v1/inboxes', { channel: 'web', name: next() })).id
}

let count = 0

/** A word nobody has said yet. */
export function next(): string {
	return `new-${++count}`
}

/** With a draft that nothing stands in the way of. */
export async function settled({ id, config }: Tenant, _how: { draft: true }): Promise<Call> {
	const home = objects.WORKSPACE.getByName(id)
	const newest = (await home.config())?.version ?? 0
	await home.saveDraft({ text: JSON.stringify(config), base: newest, by: id })
	return {}
}
