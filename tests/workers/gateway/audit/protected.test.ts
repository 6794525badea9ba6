/** Protected fields: dots wherever staff read, the value for whoever may ask for it, and each time on record. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditRow } from '../../../../core/audit/entry.ts'
import type { QueueId, WorkspaceId } from '../../../../core/ids.ts'
import type { Row } from '../../../../core/protocol/conversation.ts'
import { Facts } from '../../../../core/routing/facts.ts'
import type { QueueLogRow } from '../../../../core/routing/queue-command.ts'
import { archiveLogs } from '../../../../db/queries/routing-log.ts'
import type { WorkerEnv } from '../../../../workers/gateway/worker-env.ts'
import { logRow } from '../../../core/support/decision.ts'
import { json, ORIGIN, refusalOf } from '../support/gateway.ts'
import { upgrade } from '../support/people.ts'
import { adminOf } from '../access/support/prepare.ts'
import { keyOf } from '../access/support/callers.ts'
import type { RoleName } from '../access/support/roles.ts'
import { accessDatabase, accessGateway, openTenant, type Tenant } from '../access/support/tenant.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const SECRET = 'P1234567'
const at = accessGateway()
const objects = env as unknown as WorkerEnv
let tenant: Tenant

beforeAll(async () => {
	tenant = await openTenant('guarded' as WorkspaceId, at)
	await put({ attributes: { passport: SECRET, plan: 'pro' } })
})

async function proofOf(role: RoleName) {
	return { cookie: await tenant.cookie(role), origin: ORIGIN }
}

function pathOf(what: string): string {
	return `/api/v1/conversations/${tenant.held.conversation}/${what}`
}

async function put(facts: object): Promise<Facts> {
	const answer = await at.call(pathOf('facts'), { ...json(facts, await adminOf(tenant)), method: 'PUT' })
	if (answer.status !== 200) throw new Error(await answer.text())
	return await answer.json<Facts>()
}

async function known(): Promise<Facts['attributes']> {
	return (await objects.CONVERSATION.getByName(`${tenant.id}/${tenant.held.conversation}`).facts()).attributes
}

async function reveal(role: RoleName, field = 'passport', conversation = tenant.held.conversation): Promise<Response> {
	return await at.call(`/api/v1/conversations/${conversation}/fields/${field}/reveal`, { method: 'POST', headers: await proofOf(role) })
}

async function recorded(query: string): Promise<AuditRow[]> {
	return (await (await at.call(`/api/v1/audit?${query}`, { headers: await adminOf(tenant) })).json<{ items: AuditRow[] }>()).items
}

/** All that somebody of the staff is told at a conversation's socket. */
async function watch(role: RoleName): Promise<{ frames: string[]; rows(): Row[]; socket: WebSocket }> {
	const { webSocket: socket } = await at.call(
		`/ws/conversation/${tenant.held.conversation}?v=1&cursor=0`,
		upgrade({ cookie: await tenant.cookie(role) }),
	)
	if (!socket) throw new Error('no socket')
	const frames: string[] = []
	socket.addEventListener('message', ({ data }) => void frames.push(String(data)))
	socket.accept()
	const rows = () => frames.map((it) => JSON.parse(it) as { rows?: Row[] }).flatMap((it) => it.rows ?? [])
	return { frames, rows, socket }
}

describe('facts', () => {
	it('are shown with dots for what is protected, and all else as it is', async () => {
		const read = await at.call(pathOf('facts'), { headers: await proofOf('supervisor') })
		expect((await read.json<Facts>()).attributes).toEqual({ passport: '•••', plan: 'pro' })
		expect((await put({ tier: 'gold' })).attributes).toEqual({ passport: '•••', plan: 'pro' })
	})

	it('keep the value behind the dots when they are said again', async () => {
		await put({ attributes: { passport: '•••', plan: 'basic', other: '•••' } })
		expect(await known()).toEqual({ passport: SECRET, plan: 'basic', other: '•••' })
		await put({ attributes: { plan: 'pro' } })
		await put({ attributes: { passport: '•••' } })
		expect(await known()).toEqual({})
		await put({ attributes: { passport: SECRET, plan: 'pro' } })
	})
})

describe("a conversation's socket", () => {
	it('shows dots to all staff, in what was and in what comes, also to who may reveal', async () => {
		for (const role of ['supervisor', 'agent'] as const) {
			const { frames, rows, socket } = await watch(role)
			await put({ attributes: { passport: `${SECRET}-${role}`, plan: 'pro' } })
			await expect.poll(() => rows().filter((it) => it.event.type === 'facts').length).toBeGreaterThan(2)
			expect(frames.join('')).not.toContain(SECRET)
			const last = rows().findLast((it) => it.event.type === 'facts')?.event
			expect(last?.type === 'facts' && last.facts.attributes).toEqual({ passport: '•••', plan: 'pro' })
			socket.close()
		}
		await put({ attributes: { passport: SECRET, plan: 'pro' } })
	})

	it('hides a field that has become protected since it was opened', async () => {
		const { frames, rows, socket } = await watch('agent')
		const fields = [...tenant.config.fields, { id: 'plan', name: 'Plan', protected: true }]
		const published = await at.call('/api/v1/config', { ...json({ ...tenant.config, fields }, await adminOf(tenant)), method: 'PUT' })
		expect(published.status).toBe(200)
		await put({ attributes: { passport: SECRET, plan: 'platinum' } })
		await expect.poll(() => rows().findLast((it) => it.event.type === 'facts')?.event)
			.toMatchObject({ facts: { attributes: { passport: '•••', plan: '•••' } } })
		expect(frames.join('')).not.toContain('platinum')
		socket.close()
		await at.call('/api/v1/config', { ...json(tenant.config, await adminOf(tenant)), method: 'PUT' })
	})
})

describe('to reveal one', () => {
	it('gives the value, and puts who, what and whose on record', async () => {
		const answer = await reveal('supervisor')
		expect([answer.status, await answer.json()]).toEqual([200, { value: SECRET }])
		const [row] = await recorded('act=field.revealed&limit=1')
		expect(row).toMatchObject({
			actor: { kind: 'staff', id: tenant.staffIdOf('supervisor') },
			target: { kind: 'conversation', id: tenant.held.conversation },
			detail: { field: 'passport', name: 'Passport' },
		})
		expect(JSON.stringify(row)).not.toContain(SECRET)
	})

	it('leaves a row each time', async () => {
		const before = (await recorded('act=field.revealed')).length
		await reveal('supervisor')
		await reveal('supervisor')
		expect(await recorded('act=field.revealed')).toHaveLength(before + 2)
	})

	it('gives null for what nobody has said', async () => {
		const { conversation } = await tenant.visit('Of me nothing is known')
		expect(await (await reveal('supervisor', 'passport', conversation)).json()).toEqual({ value: null })
	})

	it.each<[string, RoleName, string]>([
		['403 forbidden', 'agent', 'passport'],
		['404 not-found', 'supervisor', 'nothing'],
	])('is refused as %s to %s for %s', async (refusal, role, field) => {
		const before = (await recorded('act=field.revealed')).length
		expect(await refusalOf(await reveal(role, field))).toBe(refusal)
		expect(await recorded('act=field.revealed')).toHaveLength(before)
	})

	it('is refused for a field that is shown as it is, and for a conversation there is not', async () => {
		const fields = [...tenant.config.fields, { id: 'plan', name: 'Plan' }]
		await at.call('/api/v1/config', { ...json({ ...tenant.config, fields }, await adminOf(tenant)), method: 'PUT' })
		expect(await refusalOf(await reveal('supervisor', 'plan'))).toBe('409 field-not-protected')
		expect(await refusalOf(await reveal('supervisor', 'passport', 'cnv_01JD3ZK8Q0ABCDEFGHJKMN'))).toBe('404 not-found')
	})

	it('gives nothing when it cannot be recorded', async () => {
		const away = { getByName: () => ({ append: () => Promise.reject(new Error('out of reach, as the test wants it')) }) }
		const answer = await accessGateway({ AUDIT: away }).call(pathOf('fields/passport/reveal'), {
			method: 'POST',
			headers: await proofOf('supervisor'),
		})
		expect(await refusalOf(answer)).toBe('503 audit-unavailable')
	})
})

describe('a recording', () => {
	const facts = Facts.parse({ attributes: { passport: SECRET, plan: 'pro' } })

	beforeAll(async () => {
		const row = logRow(50)
		const { command } = row
		const told = command.type === 'enqueue'
			? { ...command, entry: { ...command.entry, facts } }
			: { type: 'update' as const, ...place(), facts }
		const queue = tenant.name('support') as QueueId
		await archiveLogs(accessDatabase().$client, [{
			...{ kind: 'routing', workspace: tenant.id, queue, after: 49, through: 50 },
			pieces: [{ ...row, command: told, first: 0 }],
		}])
	})

	function place() {
		return { conversation: tenant.held.conversation as `cnv_${string}` as never, placement: 1 }
	}

	async function asTold(proof: Record<string, string>): Promise<string> {
		const answer = await at.call(`/api/v1/routing/recording?queue=${tenant.name('support')}&cursor=49`, { headers: proof })
		return JSON.stringify((await answer.json<{ items: QueueLogRow[] }>()).items)
	}

	it('shows dots to who may not reveal', async () => {
		const told = await asTold({ authorization: `Bearer ${await keyOf(tenant, ['recording.read'])}` })
		expect([told.includes(SECRET), told.includes('•••'), told.includes('pro')]).toEqual([false, true, true])
		expect((await recorded('act=recording&limit=1'))[0]?.detail).toMatchObject({ masked: ['passport'] })
	})

	it('says to who may reveal what was said, and on record that it did', async () => {
		expect(await asTold(await proofOf('supervisor'))).toContain(SECRET)
		expect((await recorded('act=recording&limit=1'))[0]?.detail).toMatchObject({ revealed: ['passport'] })
	})
})
