/** A workspace with everything in it that anybody could want of another. All it holds carries its name. */
import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { WorkspaceConfig } from '../../../../../core/config/workspace.ts'
import type { AgentId, ConversationId, InboxId, QueueId, WorkspaceId } from '../../../../../core/ids.ts'
import { objectName } from '../../../../../core/ids.ts'
import { openDatabase } from '../../../../../db/client.ts'
import { archiveBatches } from '../../../../../db/queries/archive.ts'
import { archiveLogs } from '../../../../../db/queries/routing-log.ts'
import { account } from '../../../../../db/schema/account.ts'
import { user } from '../../../../../db/schema/user.ts'
import type { WorkerEnv } from '../../../../../workers/gateway/worker-env.ts'
import { decision, logRow } from '../../../../core/support/decision.ts'
import { batch } from '../../../../db/archive-fixtures.ts'
import { type Gateway, gateway } from '../../support/gateway.ts'
import { newcomer, signIn, upgrade, type WidgetSession } from '../../support/people.ts'
import type { Call } from './call.ts'
import { ownRoles, ROLE_NAMES, type RoleName } from './roles.ts'

export const PASSWORD = 'a password for this test alone'
declare module 'vitest' {
	interface ProvidedContext {
		accessDatabase: { readonly databaseUrl: string; readonly neonSqlUrl: string }
	}
}

const database = inject('accessDatabase')
const objects = env as unknown as WorkerEnv

export interface Visit extends WidgetSession {
	readonly socket: WebSocket
}

export interface Tenant {
	readonly id: WorkspaceId
	readonly at: Gateway
	readonly config: WorkspaceConfig
	/** In nobody's hands, in the line of `support`. */
	readonly waiting: Visit
	/** In the hands of the agent `ana`. */
	readonly held: Visit
	/** What of it must never be seen elsewhere. */
	readonly marks: readonly string[]
	/** `ana`, as this workspace calls her. */
	name(plain: string): string
	emailOf(role: RoleName): string
	staffIdOf(role: RoleName): string
	/** A cookie of somebody with that role; the same for all who ask, unless one is to be ended, and the others perhaps with it. */
	cookie(role: RoleName, call?: Pick<Call, 'ends'>): Promise<string>
	/** A visitor who has said something. */
	visit(text: string): Promise<Visit>
}

/** The app over the real objects and a PostgreSQL of these tests' own. */
export function accessGateway(bindings: object = {}): Gateway {
	const at = gateway({ DATABASE_URL: database.databaseUrl, NEON_SQL_URL: database.neonSqlUrl })
	Object.assign(at.env, bindings)
	return at
}

export function accessDatabase() {
	return openDatabase(database)
}

export async function openTenant(id: WorkspaceId, at: Gateway): Promise<Tenant> {
	const name = (plain: string) => `${id}-${plain}`
	const config = configOf(id, name)
	const home = objects.WORKSPACE.getByName(id)
	await home.publish(config)
	await home.publish(config)
	await home.saveDraft({ text: JSON.stringify({ ...config, name: `${id} tomorrow` }), base: null, by: id })
	await staffOf(id, name)
	const cookies = new Map<RoleName, string>()
	const emailOf = (role: RoleName) => `${role}@${id}.test`
	const visit = (text: string) => visitOf(at, { inbox: `${id}.web`, text: `${id}: ${text}` })
	const [waiting, held] = [await visit('I wait'), await visit('I am looked after')]
	await hold({ id, name }, { conversation: held.conversation as ConversationId, agent: 'ana' })
	await archiveOf(id, { name, conversations: [waiting.conversation, held.conversation] })
	return {
		id,
		at,
		config,
		waiting,
		held,
		marks: [id, waiting.conversation, held.conversation],
		name,
		emailOf,
		staffIdOf: (role) => `stf_${name(role)}`,
		async cookie(role, { ends } = {}) {
			const known = cookies.get(role)
			if (known && ends === undefined) return known
			const cookie = await patiently(() => signIn(at, emailOf(role), PASSWORD))
			if (ends === undefined) cookies.set(role, cookie)
			if (ends === 'others') cookies.delete(role)
			return cookie
		},
		visit,
	}
}

/** A machine that does much else may take longer over a password than the gateway waits. */
async function patiently(sign: () => Promise<string>): Promise<string> {
	return await sign().catch(() => sign())
}

function configOf(id: WorkspaceId, name: (plain: string) => string): WorkspaceConfig {
	const [support, bookings] = [name('support'), name('bookings')]
	return WorkspaceConfig.parse({
		name: id,
		queues: [{ id: support, name: support }, { id: bookings, name: bookings }, { id: name('other'), name: name('other') }],
		agents: [
			{ id: name('ana'), name: name('ana'), queues: [{ queue: support }] },
			{ id: name('wei'), name: name('wei'), queues: [{ queue: bookings }] },
			{ id: name('sam'), name: name('sam'), queues: [{ queue: name('other') }] },
			{ id: name('alone'), name: name('alone'), queues: [{ queue: support }] },
		],
		teams: [{ id: name('team'), name: name('team'), agents: [name('ana')], queues: [bookings] }],
		inboxes: [{ id: `${id}.web`, name: `${id} web`, channel: 'web', queue: support }],
		dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
		roles: Object.entries(ownRoles).map(([role, it]) => ({ id: role, name: role, ...it })),
		fields: [{ id: 'passport', name: 'Passport', protected: true }],
	})
}

const agents: Partial<Record<RoleName, string>> = { agent: 'ana', floor: 'wei', alone: 'alone' }

async function staffOf(id: WorkspaceId, name: (plain: string) => string): Promise<void> {
	const { hashPassword } = await import('better-auth/crypto')
	const password = await hashPassword(PASSWORD)
	const people = ROLE_NAMES.map((role) => ({
		id: `stf_${name(role)}`,
		workspace: id,
		name: name(role),
		email: `${role}@${id}.test`,
		emailVerified: true,
		role,
		agent: agents[role] ? name(agents[role]) : null,
		teams: role === 'leader' ? name('team') : null,
	}))
	const db = accessDatabase()
	await db.insert(user).values(people)
	await db.insert(account).values(
		people.map((it) => ({ id: `acc_${it.id}`, userId: it.id, accountId: it.id, providerId: 'credential', password })),
	)
}

async function visitOf(at: Gateway, { inbox, text }: { inbox: string; text: string }): Promise<Visit> {
	const session = await newcomer(at, inbox)
	const socket = (await at.call(`/ws/widget?v=1&cursor=0&inbox=${inbox}`, upgrade({ token: session.token }))).webSocket
	if (!socket) throw new Error('the widget has no socket')
	socket.accept()
	const echoed = new Promise<void>((resolve) =>
		socket.addEventListener('message', ({ data }) => String(data).includes('"type":"message"') && resolve())
	)
	socket.send(JSON.stringify({ type: 'say', id: 'the-first-word', text }))
	await echoed
	return { ...session, socket }
}

/** An agent of a tenant, by their plain name, takes it, as if they had accepted an offer. */
export async function hold(
	{ id, name }: Pick<Tenant, 'id' | 'name'>,
	{ conversation, agent, placement = 1 }: { conversation: ConversationId; agent: string; placement?: number },
): Promise<void> {
	const stub = objects.CONVERSATION.getByName(objectName(id, conversation))
	const who = name(agent)
	const decision = await stub.assign({ agent: who as AgentId, name: who, placement, epoch: 1, idleMs: 0 })
	if (!decision.ok) throw new Error(`nobody holds it: ${decision.code}`)
}

/** What the archive knows of a conversation's place. */
export async function archive(
	{ id, name }: Pick<Tenant, 'id' | 'name'>,
	{ conversation, queue, agent }: { conversation: ConversationId; queue: string; agent: string | null },
): Promise<void> {
	const place = { queue: name(queue) as QueueId, assignee: agent === null ? null : name(agent) as AgentId }
	const told = batch(conversation, {
		from: 1,
		to: 3,
		...place,
		status: agent === null ? 'queued' : 'active',
		preview: `${id} says`,
		inbox: `${id}.web` as InboxId,
	})
	await archiveBatches(accessDatabase().$client, [{ ...told, workspace: id }])
}

/** What the archive holds of it: conversations, decisions, a queue's log, and a letter it gave up on. */
async function archiveOf(id: WorkspaceId, { name, conversations }: { name: (plain: string) => string; conversations: readonly string[] }) {
	const sql = accessDatabase().$client
	const queue = name('support') as QueueId
	const of = { queue, inbox: `${id}.web` as InboxId, assignee: name('ana') as AgentId, preview: `${id} says` }
	const batches = conversations.map((it) => ({ ...batch(it as ConversationId, { from: 1, to: 2, ...of }), workspace: id }))
	await archiveBatches(sql, batches)
	const pieces = conversations.map((it, i) => {
		const row = decision({ conversation: it as ConversationId, queue, seq: i + 1 })
		return { ...logRow(i + 1), decisions: [row], first: 0 }
	})
	await archiveLogs(sql, [{ kind: 'routing', workspace: id, queue, after: 0, through: pieces.length, pieces }])
	await objects.DEAD_LETTERS.put(`${id}/2026-01-01T00:00:00.000Z_x.json`, JSON.stringify({ reason: id, body: { workspace: id } }), {
		customMetadata: { reason: id },
	})
}
