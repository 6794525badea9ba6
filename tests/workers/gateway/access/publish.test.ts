/** What staff with roles of the workspace's own may publish, whichever way. */
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Permission } from '../../../../core/access.ts'
import { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import { account } from '../../../../db/schema/account.ts'
import { user } from '../../../../db/schema/user.ts'
import type { WorkerEnv } from '../../../../workers/gateway/worker-env.ts'
import { forgetConfig } from '../../../../workers/gateway/workspaces.ts'
import { type Gateway, json, ORIGIN } from '../support/gateway.ts'
import { signIn } from '../support/people.ts'
import { accessDatabase, accessGateway, PASSWORD } from './support/tenant.ts'

const workspace = 'publishers' as WorkspaceId
const PUBLISH: readonly Permission[] = ['config.read', 'config.history', 'config.draft', 'config.publish']

/** `plain` publishes; `architect` also makes roles, and sees a team; `guard` says how people sign in. */
const roles = [
	{ id: 'plain', name: 'Plain', permissions: PUBLISH, scope: 'workspace' },
	{ id: 'architect', name: 'Architect', permissions: [...PUBLISH, 'roles.manage', 'conversations.read'], scope: 'team' },
	{ id: 'spare', name: 'Spare', permissions: ['conversations.read'], scope: 'own' },
	{ id: 'guard', name: 'Guard', permissions: [...PUBLISH, 'security.manage'], scope: 'workspace' },
] as const

const oidc = { issuer: 'https://id.example', clientId: 'shop' }

const config = WorkspaceConfig.parse({
	name: 'Publishers',
	queues: [{ id: 'support', name: 'Support' }],
	agents: [{ id: 'ana', name: 'Ana', queues: [{ queue: 'support' }] }],
	inboxes: [{ id: `${workspace}.web`, name: 'Web', queue: 'support' }],
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
	fields: [{ id: 'passport', name: 'Passport', protected: true }],
	roles,
})

let at: Gateway
const cookies = new Map<string, string>()

beforeAll(async () => {
	at = accessGateway()
	const { hashPassword } = await import('better-auth/crypto')
	const password = await hashPassword(PASSWORD)
	const people = ['administrator', 'plain', 'architect', 'guard'].map((role) => ({
		...{ id: `pub_${role}`, workspace, name: role, email: `${role}@publishers.test`, emailVerified: true, role },
		agent: role === 'plain' ? 'ana' : null,
	}))
	const db = accessDatabase()
	await db.insert(user).values(people)
	await db.insert(account).values(
		people.map((it) => ({ id: `acc_${it.id}`, userId: it.id, accountId: it.id, providerId: 'credential', password })),
	)
	await reset()
	for (const { role, email } of people) cookies.set(role, await signIn(at, email, PASSWORD))
})
beforeEach(reset)

async function reset(): Promise<void> {
	await over({})
}

/** What stands before somebody publishes. */
async function over(change: object): Promise<{ version: number }> {
	const next = WorkspaceConfig.parse({ ...config, ...change })
	const published = await (env as unknown as WorkerEnv).WORKSPACE.getByName(workspace).publish(next)
	forgetConfig(workspace)
	return published
}

async function call(
	role: string,
	[method, path, body]: readonly [string, string, unknown],
): Promise<{ status: number; body: Record<string, unknown> }> {
	const answer = await at.call(`/api/v1/config${path}`, { ...json(body, { cookie: cookies.get(role) ?? '', origin: ORIGIN }), method })
	return { status: answer.status, body: await answer.json() }
}

/** What somebody is answered who publishes this: at once, by the draft, and by going back to where it stood. */
async function publish(role: string, next: object): Promise<{ status: number; body: Record<string, unknown> }[]> {
	const whole = { ...config, ...next }
	const put = await call(role, ['PUT', '', whole])
	await reset()
	await call(role, ['PUT', '/draft', whole])
	const draft = await call(role, ['POST', '/publish', { force: true }])
	await reset()
	const { version } = await (env as unknown as WorkerEnv).WORKSPACE.getByName(workspace).publish(WorkspaceConfig.parse(whole))
	await reset()
	const back = await call(role, ['POST', '/rollback', { version }])
	await reset()
	return [put, draft, back]
}

const made = (change: object) => ({ roles: [...roles, { id: 'made', name: 'Made', permissions: [], scope: 'own', ...change }] })

describe('somebody with a role of the workspace’s own', () => {
	it.each([
		['plain', { name: 'Other' }],
		['plain', { tags: [{ id: 'vip', name: 'VIP' }] }],
		['architect', made({ permissions: ['conversations.read'], scope: 'team' })],
		['administrator', { signIn: { twoFactor: 'required' }, fields: [] }],
		['administrator', { signIn: { oidc: { ...oidc, newcomers: 'agent' } } }],
		['guard', { signIn: { sessionHours: 1 } }],
	])('publishes what is theirs: %s %j', async (role, next) => {
		expect((await publish(role, next)).map((it) => it.status)).toEqual([200, 200, 200])
	})

	it.each([
		['plain', made({}), 'roles'],
		['plain', { signIn: { sessionHours: 1 } }, 'signIn'],
		['plain', { inboxes: [] }, 'inboxes'],
		['plain', { retention: { conversationsDays: 1 } }, 'retention'],
		['plain', { fields: [{ id: 'passport', name: 'Passport' }] }, 'fields.0.protected'],
		['plain', { fields: [] }, 'fields'],
		['architect', made({ permissions: ['staff.read', 'staff.manage'] }), 'roles.4.permissions'],
		['architect', made({ scope: 'queue' }), 'roles.4.scope'],
		['architect', { roles: roles.map((it) => it.id === 'architect' ? { ...it, scope: 'workspace' } : it) }, 'roles.1.scope'],
		[
			'architect',
			{ roles: roles.map((it) => it.id === 'plain' ? { ...it, permissions: [...PUBLISH, 'security.manage'] } : it) },
			'roles.0.permissions',
		],
		['guard', { signIn: { oidc } }, 'signIn.oidc'],
	])('publishes nothing that is not: %s %j', async (role, next, field) => {
		const refused = { status: 403, body: expect.objectContaining({ code: 'forbidden', field }) }
		expect(await publish(role, next)).toEqual([refused, refused, refused])
	})
})

describe('single sign-on', () => {
	const standing = { signIn: { oidc: { ...oidc, label: 'Ours' } } }
	const refusal = (field: string) => ({ status: 403, body: expect.objectContaining({ code: 'forbidden', field }) })

	it('goes to no provider of somebody who may not do everything', async () => {
		for (const other of [{ issuer: 'https://evil.example' }, { clientId: 'other' }]) {
			await over(standing)
			expect(await call('guard', ['PUT', '', { ...config, signIn: { oidc: { ...oidc, ...other } } }])).toEqual(refusal('signIn.oidc'))
		}
	})

	it('is not brought back either, and may be switched off', async () => {
		const { version } = await over(standing)
		expect(await call('guard', ['PUT', '', { ...config, signIn: { oidc: null } }])).toMatchObject({ status: 200 })
		expect(await call('guard', ['POST', '/rollback', { version }])).toEqual(refusal('signIn.oidc'))
	})

	it('gives newcomers nothing its publisher does not have', async () => {
		await over(standing)
		const letIn = (newcomers: string) => call('guard', ['PUT', '', { ...config, signIn: { oidc: { ...oidc, newcomers } } }])
		expect(await letIn('supervisor')).toEqual(refusal('signIn.oidc.newcomers'))
		expect(await letIn('plain')).toMatchObject({ status: 200 })
	})
})

describe('a role', () => {
	it('stays while somebody has it, and goes when nobody does', async () => {
		const without = (id: string) => ({ roles: roles.filter((it) => it.id !== id) })
		const refused = { status: 409, body: expect.objectContaining({ code: 'role-in-use', field: 'roles' }) }
		expect(await publish('administrator', without('plain'))).toEqual([refused, refused, refused])
		expect((await publish('administrator', without('spare'))).map((it) => it.status)).toEqual([200, 200, 200])
	})
})

it('says of an agent who goes that somebody works as them', async () => {
	const answers = await publish('administrator', { agents: [] })
	for (const { status, body } of answers) {
		expect([status, body['warnings']]).toEqual([200, [{ field: 'agents', detail: expect.stringContaining('"ana"') }]])
	}
})
