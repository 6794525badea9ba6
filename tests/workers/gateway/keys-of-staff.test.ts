import { beforeAll, describe, expect, it } from 'vitest'
import type { Ticket } from '../../../core/access/ticket.ts'
import { refuse } from '../../../core/problem.ts'
import { SUBPROTOCOL } from '../../../core/protocol/version.ts'
import type { Services } from '../../../workers/gateway/services.ts'
import { drawKey } from '../../../workers/gateway/auth/api-key.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { openDatabase } from '../../../db/client.ts'
import { workerServices } from '../../../workers/gateway/worker-services.ts'
import { by, type Company, connected, type Joined, newCompany, newMember } from './support/company.ts'
import { type Gateway, gateway, json, refusalOf } from './support/gateway.ts'
import { signTicket } from '../../../workers/gateway/auth/ticket.ts'

const KEYS = '/api/v1/keys'
const SCOPES = ['config.read', 'config.draft', 'keys.read', 'keys.manage', 'staff.read', 'staff.manage']
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

let at: ReturnType<typeof connected>
let home: Company
beforeAll(async () => {
	at = connected()
	home = await newCompany(at)
})

interface Made {
	readonly id: string
	readonly key: string
}

async function make(cookie: string, scopes = SCOPES): Promise<Made> {
	const answer = await at.call(KEYS, by(cookie, 'POST', { name: 'CRM', scopes }))
	if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
	return await answer.json()
}

async function makeChild({ key }: Made): Promise<Made> {
	return await (await at.call(KEYS, json({ name: 'Child', scopes: SCOPES }, bearer(key)))).json()
}

/** Somebody who is an administrator, and their key. */
async function maker(): Promise<{ readonly mia: Joined; readonly key: Made }> {
	const mia = await newMember(at, home.cookie, { role: 'administrator' })
	return { mia, key: await make(mia.cookie) }
}

function change({ id }: Joined, body: object, where: Gateway = at): Promise<Response> {
	return where.call(`/api/v1/staff/${id}`, by(home.cookie, 'PATCH', body))
}

async function tryKey({ key }: Made, path = '/api/v1/config', where: Gateway = at): Promise<string> {
	const answer = await where.call(path, { headers: bearer(key) })
	return answer.ok ? String(answer.status) : await refusalOf(answer)
}

async function listed(): Promise<{ id: string; role: string; by: string }[]> {
	return (await (await at.call(KEYS, by(home.cookie))).json<{ items: { id: string; role: string; by: string }[] }>()).items
}

/** A gateway whose change of a person ends in between: Postgres is told, or not, and nobody hears of it. */
function brokenOff(tell: boolean): Gateway {
	let asked = 0
	const real = workerServices(at.env)
	const askStaff: Services['askStaff'] = async (ask) => {
		if (++asked !== 2) return await real.askStaff(ask)
		if (tell) await real.askStaff(ask)
		return refuse('staff-unavailable')
	}
	return connected({ services: { askStaff } })
}

/** Leaves the driver's one end point as it was. */
async function withPostgresAway<It>(does: (away: Gateway) => Promise<It>): Promise<It> {
	try {
		return await does(gateway({ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1/none', NEON_SQL_URL: 'http://127.0.0.1:9/sql' }))
	} finally {
		openDatabase({ databaseUrl: at.env.DATABASE_URL ?? '', neonSqlUrl: at.env.NEON_SQL_URL ?? '' })
	}
}

describe('a key whose maker gets another role', () => {
	it('may no more than that at once, with what it has made', async () => {
		const { mia, key } = await maker()
		const child = await makeChild(key)
		expect([await tryKey(key, KEYS), await tryKey(child, KEYS)]).toEqual(['200', '200'])
		await change(mia, { role: 'supervisor' })
		for (const it of [key, child]) {
			expect([await tryKey(it), await tryKey(it, KEYS)]).toEqual(['200', '404 not-found'])
			expect(await refusalOf(await at.call('/api/v1/config/draft', { ...json({}, bearer(it.key)), method: 'PUT' }))).toBe('403 forbidden')
		}
		const rows = (await listed()).filter(({ id }) => id === key.id || id === child.id)
		expect(rows.map(({ role, by }) => `${role} ${by}`).sort()).toEqual(['supervisor CRM', 'supervisor Mia May'])
		await change(mia, { role: 'agent' })
		expect([await tryKey(key), await tryKey(child)]).toEqual(['404 not-found', '404 not-found'])
	})

	it('has no more than its scopes by a role that may more', async () => {
		const mia = await newMember(at, home.cookie, { role: 'developer' })
		const key = await make(mia.cookie, ['config.read'])
		await change(mia, { role: 'administrator' })
		expect([await tryKey(key), await tryKey(key, KEYS)]).toEqual(['200', '404 not-found'])
	})
})

describe('a key whose maker is staff no more', () => {
	it('is revoked with what it has made when they become inactive, and stays so', async () => {
		const { mia, key } = await maker()
		const child = await makeChild(key)
		await change(mia, { active: false })
		const ids = (await listed()).map((it) => it.id)
		for (const it of [key, child]) {
			expect(await tryKey(it)).toBe('401 token-invalid')
			expect(ids).not.toContain(it.id)
		}
		await change(mia, { active: true })
		expect([await tryKey(key), await tryKey(child)]).toEqual(['401 token-invalid', '401 token-invalid'])
	})

	it('is revoked with what it has made when they are taken out; those of others stay', async () => {
		const { mia, key } = await maker()
		const [child, other] = [await makeChild(key), await make(home.cookie)]
		expect((await at.call(`/api/v1/staff/${mia.id}`, by(home.cookie, 'DELETE'))).status).toBe(204)
		expect([await tryKey(key), await tryKey(child), await tryKey(other)]).toEqual(['401 token-invalid', '401 token-invalid', '200'])
		expect((await listed()).map((it) => it.id)).not.toContain(key.id)
	})

	it('counts for nothing when it was being made just then, nor later', async () => {
		const { mia } = await maker()
		await change(mia, { active: false })
		const workspace = home.workspace as WorkspaceId
		const { id, text, hash } = await drawKey(workspace, Date.now())
		const late = { id, hash, name: 'Late', scopes: ['config.read'] as const, by: 'Mia May', expiresAtMs: null }
		await at.env.WORKSPACE.getByName(workspace).makeApiKey({ ...late, maker: { person: mia.id, role: 'administrator' } })
		expect(await tryKey({ id, key: text })).toBe('401 token-invalid')
		await change(mia, { active: true })
		expect(await tryKey({ id, key: text })).toBe('401 token-invalid')
	})

	it('opens no socket by a ticket of before', async () => {
		const { mia, key } = await maker()
		const target = 'cnv_01JD3ZK8Q0ABCDEFGHJKMN'
		const open = async (id: string) => {
			const as: Ticket['as'] = { kind: 'key', name: 'CRM', may: ['conversations.read'], scope: 'workspace' }
			const ticket = await signTicket(at.env, { id, workspace: home.workspace, holder: key.id, target, issuedMs: Date.now(), as })
			const headers = { upgrade: 'websocket', 'sec-websocket-protocol': `${SUBPROTOCOL}, ticket.${ticket}` }
			return await refusalOf(await at.call(`/ws/conversation/${target}?v=1&cursor=0`, { headers }))
		}
		expect(await open('one')).toBe('404 not-found')
		await change(mia, { active: false })
		expect(await open('two')).toBe('401 token-invalid')
	})
})

describe('a change of the maker that was broken off', () => {
	it.each([
		['another role', { role: 'supervisor' }, ['200', '404 not-found']],
		['no role that reaches everything', { role: 'agent' }, ['404 not-found', '404 not-found']],
		['being inactive', { active: false }, ['401 token-invalid', '401 token-invalid']],
	])('counts for their keys all the same: %s', async (_, body, expected) => {
		const { mia, key } = await maker()
		expect(await tryKey(key, KEYS)).toBe('200')
		expect(await refusalOf(await change(mia, body, brokenOff(true)))).toBe('503 staff-unavailable')
		expect([await tryKey(key), await tryKey(key, KEYS)]).toEqual(expected)
	})

	it('counts for their keys when they are out', async () => {
		const { mia, key } = await maker()
		await brokenOff(true).call(`/api/v1/staff/${mia.id}`, by(home.cookie, 'DELETE'))
		expect(await tryKey(key)).toBe('401 token-invalid')
		expect((await listed()).map((it) => it.id)).not.toContain(key.id)
	})

	it('leaves their keys as they were where it has not been made', async () => {
		const { mia, key } = await maker()
		await change(mia, { role: 'agent' }, brokenOff(false))
		expect([await tryKey(key), await tryKey(key, KEYS)]).toEqual(['200', '200'])
	})

	it('leaves their keys worth nothing while Postgres is away, and no others', async () => {
		const { mia, key } = await maker()
		const other = await make(home.cookie)
		await change(mia, { role: 'agent' }, brokenOff(true))
		const tried = await withPostgresAway(async (away) => [await tryKey(key, KEYS, away), await tryKey(other, KEYS, away)])
		expect(tried).toEqual(['503 staff-unavailable', '200'])
	})
})

describe('revoking a key', () => {
	it('is for who has all that it may, and for who has made it', async () => {
		const dev = await newMember(at, home.cookie, { role: 'developer' })
		const [wide, narrow] = [await make(home.cookie), await make(home.cookie, ['config.read'])]
		const revoke = (id: string, cookie: string) => at.call(`${KEYS}/${id}`, by(cookie, 'DELETE'))
		expect(await refusalOf(await revoke(wide.id, dev.cookie))).toBe('403 forbidden')
		expect(await tryKey(wide)).toBe('200')
		expect((await revoke(narrow.id, dev.cookie)).status).toBe(204)
		const devKey = await make(dev.cookie, ['keys.read', 'keys.manage', 'config.read'])
		const byKey = await at.call(`${KEYS}/${wide.id}`, { method: 'DELETE', headers: bearer(devKey.key) })
		expect(await refusalOf(byKey)).toBe('403 forbidden')
		const { mia, key } = await maker()
		await change(mia, { role: 'developer' })
		expect((await revoke(key.id, mia.cookie)).status).toBe(204)
		expect((await revoke(wide.id, home.cookie)).status).toBe(204)
	})
})
