import { beforeAll, describe, expect, it } from 'vitest'
import type { StaffMember } from '../../../core/access/staff-member.ts'
import { refuse } from '../../../core/problem.ts'
import { openDatabase } from '../../../db/client.ts'
import type { Services } from '../../../workers/gateway/services.ts'
import { workerServices } from '../../../workers/gateway/worker-services.ts'
import { CLOSE } from '../../../core/protocol/version.ts'
import { gateway, json, refusalOf } from './support/gateway.ts'
import { by, type Company, connected, newCompany, newMember, PASSWORD, reconfigure } from './support/company.ts'
import { signIn, upgrade } from './support/people.ts'

const PATH = '/api/v1/staff'
const HR = { id: 'hr', name: 'HR', permissions: ['staff.read', 'staff.manage', 'config.read'], scope: 'workspace' }
const agents = ['ana', 'ben', 'cy', 'di'].map((id) => ({ id, name: id, queues: [{ queue: 'support' }] }))
const teams = [{ id: 'north', name: 'North', agents: ['ana'] }, { id: 'south', name: 'South', agents: ['ben'] }]
/** Leads one team: sees and manages staff within it. */
const LEAD = { id: 'lead', name: 'Lead', permissions: ['staff.read', 'staff.manage', 'config.read'], scope: 'team' }

let at: ReturnType<typeof connected>
let home: Company
beforeAll(async () => {
	at = connected()
	home = await newCompany(at)
	await reconfigure(at, home.cookie, { agents, teams, roles: [HR, LEAD] })
})

interface SessionItem {
	readonly id: string
	readonly current: boolean
	readonly createdAtMs: number
	readonly expiresAtMs: number
}

function database() {
	return openDatabase({ databaseUrl: at.env.DATABASE_URL ?? '', neonSqlUrl: at.env.NEON_SQL_URL ?? '' }).$client
}

function change(id: string, body: object, cookie = home.cookie): Promise<Response> {
	return at.call(`${PATH}/${id}`, by(cookie, 'PATCH', body))
}

async function one(id: string): Promise<StaffMember> {
	return await (await at.call(`${PATH}/${id}`, by(home.cookie))).json()
}

async function me(cookie: string): Promise<string> {
	const answer = await at.call('/api/v1/me', by(cookie))
	return answer.status === 200 ? (await answer.json<{ role: string }>()).role : await refusalOf(answer)
}

/** An agent's console, and how it ends. */
async function console(cookie: string): Promise<{ readonly closed: Promise<number> }> {
	const { webSocket, status } = await at.call('/ws/console?v=1&cursor=0', upgrade({ cookie }))
	if (!webSocket) throw new Error(`no socket: ${status}`)
	webSocket.accept()
	return { closed: new Promise((resolve) => webSocket.addEventListener('close', ({ code }) => resolve(code))) }
}

describe('the list of staff', () => {
	it('has everybody of the workspace, by name, page by page', async () => {
		const { cookie, workspace } = await newCompany(at)
		for (const name of ['Zoe', '王伟', 'Ada']) await newMember(at, cookie, { name })
		const seen: string[] = []
		for (let cursor: string | null = ''; cursor !== null;) {
			const path: string = `${PATH}?limit=3${cursor && `&cursor=${cursor}`}`
			const page: { items: StaffMember[]; nextCursor: string | null } = await (await at.call(path, by(cookie))).json()
			seen.push(...page.items.map((it) => it.name))
			cursor = page.nextCursor
		}
		expect(seen).toHaveLength(4)
		expect(new Set(seen)).toEqual(new Set(['Ada', 'Bo Boss', 'Zoe', '王伟']))
		expect(seen.indexOf('Ada')).toBeLessThan(seen.indexOf('Zoe'))
		const [first] = (await (await at.call(PATH, by(cookie))).json<{ items: StaffMember[] }>()).items.filter((it) => it.name === 'Bo Boss')
		expect(first).toEqual({
			...{ id: first?.id, name: 'Bo Boss', email: `boss@${workspace}.test`, role: 'administrator', agent: null, teams: [] },
			...{ active: true, twoFactor: false, createdAtMs: expect.any(Number) },
		})
	})

	it('takes no cursor of another hand', async () => {
		for (const cursor of ['x', 'WyJhIl0', '%00', 'W10']) {
			expect(await refusalOf(await at.call(`${PATH}?cursor=${cursor}`, by(home.cookie)))).toBe('400 parameter-invalid')
		}
	})

	it('is seen by supervisors, who change nothing, and by no agent', async () => {
		const [supervisor, agent] = [await newMember(at, home.cookie, { role: 'supervisor' }), await newMember(at, home.cookie)]
		expect((await at.call(PATH, by(supervisor.cookie))).status).toBe(200)
		expect(await refusalOf(await change(agent.id, { name: 'X' }, supervisor.cookie))).toBe('403 forbidden')
		expect(await refusalOf(await at.call(PATH, by(agent.cookie)))).toBe('404 not-found')
		expect(await refusalOf(await at.call(`${PATH}/${agent.id}`, by(agent.cookie)))).toBe('404 not-found')
	})
})

describe('a change of somebody', () => {
	it('counts at once for who is signed in', async () => {
		const { id, cookie } = await newMember(at, home.cookie)
		expect(await me(cookie)).toBe('agent')
		const answer = await change(id, { role: 'supervisor', name: 'Mia Major', teams: ['north', 'north'] })
		expect(await answer.json()).toMatchObject({ id, role: 'supervisor', name: 'Mia Major', teams: ['north'], active: true })
		expect(await me(cookie)).toBe('supervisor')
		expect(await (await at.call('/api/v1/me', by(cookie))).json()).toMatchObject({ name: 'Mia Major', teams: ['north'] })
	})

	it('leaves what it does not name', async () => {
		const { id } = await newMember(at, home.cookie, { agent: 'di', teams: ['south'] })
		await change(id, { name: 'Mia' })
		expect(await one(id)).toMatchObject({ name: 'Mia', agent: 'di', teams: ['south'], role: 'agent' })
		await change(id, { agent: null, teams: [] })
		expect(await one(id)).toMatchObject({ name: 'Mia', agent: null, teams: [], role: 'agent' })
	})

	it.each([
		['nothing', {}, ''],
		['a role there is not', { role: 'king' }, 'role'],
		['an agent there is not', { agent: 'zoe' }, 'agent'],
		['a team there is not', { teams: ['east'] }, 'teams.0'],
		['another address', { email: 'x@y.test' }, 'email'],
		['another workspace', { workspace: 'demo' }, 'workspace'],
		['a name of two lines', { name: 'a\nb' }, 'name'],
		['yes for active', { active: 'yes' }, 'active'],
	])('is refused when it says %s', async (_, body, field) => {
		const { id } = await newMember(at, home.cookie)
		expect(await (await change(id, body)).json()).toMatchObject({ code: 'body-invalid', ...field && { field } })
	})

	it('makes nobody an agent whom somebody else is, also when two ask at once', async () => {
		const [ada, ben] = [await newMember(at, home.cookie, { agent: 'ana', name: 'Ada' }), await newMember(at, home.cookie)]
		expect(await (await change(ben.id, { agent: 'ana' })).json()).toMatchObject({
			code: 'agent-taken',
			field: 'agent',
			detail: expect.stringMatching(/^Ada /),
		})
		expect((await change(ada.id, { agent: 'ana' })).status).toBe(200)
		const race = await Promise.all([change(ada.id, { agent: 'cy' }), change(ben.id, { agent: 'cy' })])
		expect(race.map((it) => it.status).sort()).toEqual([200, 409])
	})

	it('ends the console of who stops being an agent', async () => {
		const mia = await newMember(at, home.cookie, { agent: 'ben' })
		const { closed } = await console(mia.cookie)
		await change(mia.id, { agent: null })
		expect(await closed).toBe(CLOSE.comeAgain)
		expect((await at.call('/ws/console?v=1&cursor=0', upgrade({ cookie: mia.cookie }))).status).toBe(403)
		expect(await me(mia.cookie)).toBe('agent')
	})
})

describe('who is made inactive', () => {
	it('is out everywhere at once: cookies, console, sign-in', async () => {
		const mia = await newMember(at, home.cookie, { agent: 'ben' })
		const other = await signIn(at, mia.email, PASSWORD)
		const [one, two] = [await console(mia.cookie), await console(other)]
		expect(await (await change(mia.id, { active: false })).json()).toMatchObject({ active: false })
		expect([await one.closed, await two.closed]).toEqual([CLOSE.signedOut, CLOSE.signedOut])
		expect([await me(mia.cookie), await me(other)]).toEqual(['401 not-signed-in', '401 not-signed-in'])
		const again = await at.call('/api/auth/sign-in/email', json({ email: mia.email, password: PASSWORD }))
		expect(await refusalOf(again)).toBe('401 credentials-invalid')
		await change(mia.id, { agent: null })
	})

	it('signs in again when made active, and the old cookies stay worth nothing', async () => {
		const mia = await newMember(at, home.cookie)
		await change(mia.id, { active: false })
		await change(mia.id, { active: true })
		expect(await me(mia.cookie)).toBe('401 not-signed-in')
		expect(await me(await signIn(at, mia.email, PASSWORD))).toBe('agent')
	})
})

describe('who is taken out', () => {
	it('is gone, and signed out everywhere', async () => {
		const mia = await newMember(at, home.cookie, { agent: 'ben' })
		const { closed } = await console(mia.cookie)
		expect((await at.call(`${PATH}/${mia.id}`, by(home.cookie, 'DELETE'))).status).toBe(204)
		expect(await closed).toBe(CLOSE.signedOut)
		expect(await me(mia.cookie)).toBe('401 not-signed-in')
		expect(await refusalOf(await at.call(`${PATH}/${mia.id}`, by(home.cookie)))).toBe('404 not-found')
		expect(await refusalOf(await at.call(`${PATH}/${mia.id}`, by(home.cookie, 'DELETE')))).toBe('404 not-found')
		const again = await at.call('/api/auth/sign-in/email', json({ email: mia.email, password: PASSWORD }))
		expect(await refusalOf(again)).toBe('401 credentials-invalid')
	})

	it('can be invited again, and is then somebody new', async () => {
		const mia = await newMember(at, home.cookie)
		await at.call(`${PATH}/${mia.id}`, by(home.cookie, 'DELETE'))
		const anew = await newMember(at, home.cookie, { email: mia.email })
		expect(anew.id).not.toBe(mia.id)
		expect([await me(anew.cookie), await me(mia.cookie)]).toEqual(['agent', '401 not-signed-in'])
	})
})

describe('the last active administrator', () => {
	it('stays one', async () => {
		const { id, cookie } = await newCompany(at)
		for (const body of [{ role: 'agent' }, { active: false }]) {
			expect(await refusalOf(await change(id, body, cookie))).toBe('409 last-administrator')
		}
		expect(await refusalOf(await at.call(`${PATH}/${id}`, by(cookie, 'DELETE')))).toBe('409 last-administrator')
		expect((await change(id, { name: 'Still Boss', role: 'administrator', active: true }, cookie)).status).toBe(200)
		expect(await me(cookie)).toBe('administrator')
	})

	it('is not counted among those who are not active', async () => {
		const { id, cookie } = await newCompany(at)
		const second = await newMember(at, cookie, { role: 'administrator' })
		await change(second.id, { active: false }, cookie)
		expect(await refusalOf(await change(id, { role: 'agent' }, cookie))).toBe('409 last-administrator')
		expect((await at.call(`${PATH}/${second.id}`, by(cookie, 'DELETE'))).status).toBe(204)
	})

	it('is left by two who step down at once', async () => {
		const { id, cookie } = await newCompany(at)
		const second = await newMember(at, cookie, { role: 'administrator' })
		const race = await Promise.all([change(id, { role: 'agent' }, cookie), change(second.id, { role: 'agent' }, second.cookie)])
		expect(race.map((it) => it.status).sort()).toEqual([200, 409])
	})
})

describe('nobody', () => {
	it('gives more than they have, or changes who may do more', async () => {
		const hr = await newMember(at, home.cookie, { role: 'hr' })
		const mia = await newMember(at, home.cookie, { role: 'hr' })
		expect(await (await change(mia.id, { role: 'administrator' }, hr.cookie)).json()).toMatchObject({ code: 'forbidden', field: 'role' })
		expect(await (await change(hr.id, { role: 'administrator' }, hr.cookie)).json()).toMatchObject({ code: 'forbidden', field: 'role' })
		expect((await change(mia.id, { name: 'Mia' }, hr.cookie)).status).toBe(200)
		for (const body of [{ active: false }, { role: 'hr' }, { name: 'X' }]) {
			expect(await refusalOf(await change(home.id, body, hr.cookie))).toBe('403 forbidden')
		}
		for (const path of ['', '/sessions', '/two-factor']) {
			expect(await refusalOf(await at.call(`${PATH}/${home.id}${path}`, by(hr.cookie, 'DELETE')))).toBe('403 forbidden')
		}
	})

	it('puts others where they do not reach themselves', async () => {
		const lead = await newMember(at, home.cookie, { role: 'lead', teams: ['north'] })
		const mia = await newMember(at, home.cookie, { role: 'lead' })
		expect((await change(mia.id, { teams: ['north'] }, lead.cookie)).status).toBe(200)
		expect(await (await change(mia.id, { teams: ['north', 'south'] }, lead.cookie)).json()).toMatchObject({
			code: 'forbidden',
			field: 'teams.0',
		})
		expect(await (await change(mia.id, { role: 'hr' }, lead.cookie)).json()).toMatchObject({ code: 'forbidden', field: 'role' })
		expect(await (await change(mia.id, { agent: 'di' }, lead.cookie)).json()).toMatchObject({ code: 'forbidden', field: 'agent' })
		expect(await (await change(lead.id, { teams: ['south'] }, lead.cookie)).json()).toMatchObject({ code: 'forbidden', field: 'teams.0' })
	})

	it('of another workspace finds anybody here', async () => {
		const mia = await newMember(at, home.cookie)
		const { cookie } = await newCompany(at)
		const [session] = (await (await at.call(`${PATH}/${mia.id}/sessions`, by(home.cookie))).json<{ items: SessionItem[] }>()).items
		const calls: [string, string, unknown?][] = [
			['GET', ''],
			['PATCH', '', { name: 'X' }],
			['DELETE', ''],
			['GET', '/sessions'],
			['DELETE', '/sessions'],
			['DELETE', `/sessions/${session?.id}`],
			['DELETE', '/two-factor'],
		]
		for (const [method, path, body] of calls) {
			expect(await refusalOf(await at.call(`${PATH}/${mia.id}${path}`, by(cookie, method, body)))).toBe('404 not-found')
		}
		const { items } = await (await at.call(`${PATH}?limit=200`, by(cookie))).json<{ items: StaffMember[] }>()
		expect(items.map((it) => it.id)).not.toContain(mia.id)
		expect(await me(mia.cookie)).toBe('agent')
		expect(await one(mia.id)).toMatchObject({ name: 'Mia May' })
	})

	it('changes anything from the page of another site', async () => {
		const init = by(home.cookie, 'PATCH', { name: 'X' })
		const foreign = { ...init, headers: { ...init.headers as Record<string, string>, origin: 'https://evil.example' } }
		expect(await refusalOf(await at.call(`${PATH}/${home.id}`, foreign))).toBe('403 origin-not-allowed')
	})
})

describe("somebody's sign-ins", () => {
	it('are listed, and one of them ended with what was opened with it', async () => {
		const mia = await newMember(at, home.cookie, { agent: 'ben' })
		const other = await signIn(at, mia.email, PASSWORD)
		const path = `${PATH}/${mia.id}/sessions`
		const { items } = await (await at.call(path, by(home.cookie))).json<{ items: SessionItem[] }>()
		expect(items).toHaveLength(2)
		expect(items.every((it) => !it.current && it.expiresAtMs > it.createdAtMs)).toBe(true)
		expect(JSON.stringify(items)).not.toContain('token')
		const { closed } = await console(other)
		expect((await at.call(`${path}/${items[0]?.id}`, by(home.cookie, 'DELETE'))).status).toBe(204)
		expect(await closed).toBe(CLOSE.signedOut)
		expect([await me(other), await me(mia.cookie)]).toEqual(['401 not-signed-in', 'agent'])
		expect(await refusalOf(await at.call(`${path}/${items[0]?.id}`, by(home.cookie, 'DELETE')))).toBe('404 not-found')
		await change(mia.id, { agent: null })
	})

	it('say which one is asking', async () => {
		const { items } = await (await at.call(`${PATH}/${home.id}/sessions`, by(home.cookie))).json<{ items: SessionItem[] }>()
		expect(items.filter((it) => it.current)).toHaveLength(1)
	})

	it('are all ended at once', async () => {
		const mia = await newMember(at, home.cookie)
		const other = await signIn(at, mia.email, PASSWORD)
		expect((await at.call(`${PATH}/${mia.id}/sessions`, by(home.cookie, 'DELETE'))).status).toBe(204)
		expect([await me(other), await me(mia.cookie)]).toEqual(['401 not-signed-in', '401 not-signed-in'])
		expect(await me(await signIn(at, mia.email, PASSWORD))).toBe('agent')
	})

	it('of another member cannot be named through this one', async () => {
		const [mia, joe] = [await newMember(at, home.cookie), await newMember(at, home.cookie)]
		const { items } = await (await at.call(`${PATH}/${joe.id}/sessions`, by(home.cookie))).json<{ items: SessionItem[] }>()
		const answer = await at.call(`${PATH}/${mia.id}/sessions/${items[0]?.id}`, by(home.cookie, 'DELETE'))
		expect([await refusalOf(answer), await me(joe.cookie)]).toEqual(['404 not-found', 'agent'])
	})
})

describe('a second factor', () => {
	it('is taken off for who has lost it, who then signs in by password alone', async () => {
		const mia = await newMember(at, home.cookie)
		const sql = database()
		await sql`INSERT INTO two_factor (id, user_id, secret, backup_codes) VALUES (${mia.id}, ${mia.id}, 's', '[]')`
		await sql`UPDATE "user" SET two_factor_enabled = true WHERE id = ${mia.id}`
		expect(await one(mia.id)).toMatchObject({ twoFactor: true })
		expect((await at.call(`${PATH}/${mia.id}/two-factor`, by(home.cookie, 'DELETE'))).status).toBe(204)
		expect(await one(mia.id)).toMatchObject({ twoFactor: false })
		expect(await sql`SELECT 1 FROM two_factor WHERE user_id = ${mia.id}`).toEqual([])
		expect(await me(mia.cookie)).toBe('401 not-signed-in')
		expect(await me(await signIn(at, mia.email, PASSWORD))).toBe('agent')
	})

	it('is not taken off oneself without a password', async () => {
		expect(await refusalOf(await at.call(`${PATH}/${home.id}/two-factor`, by(home.cookie, 'DELETE')))).toBe('403 forbidden')
	})
})

describe('with Postgres away', () => {
	it('says so, and changes nothing', async () => {
		const none = gateway()
		const cookie = await signIn(none, 'admin@demo.test')
		for (const [method, path] of [['GET', ''], ['GET', '/stf_ana'], ['DELETE', '/stf_ana']] as const) {
			expect(await refusalOf(await none.call(`${PATH}${path}`, by(cookie, method)))).toBe('503 staff-unavailable')
		}
		expect(await refusalOf(await none.call(`${PATH}/stf_ana`, by(cookie, 'PATCH', { name: 'X' })))).toBe('503 staff-unavailable')
	})

	it('still lists and ends sign-ins where the staff is that of the demo, in memory', async () => {
		const none = gateway()
		const [boss, ana] = [await signIn(none, 'admin@demo.test'), await signIn(none, 'ana@demo.test')]
		const path = `${PATH}/stf_ana/sessions`
		const { items } = await (await none.call(path, by(boss))).json<{ items: SessionItem[] }>()
		expect(items.length).toBeGreaterThan(0)
		expect((await none.call(path, by(boss, 'DELETE'))).status).toBe(204)
		expect(await refusalOf(await none.call('/api/v1/me', by(ana)))).toBe('401 not-signed-in')
		expect((await none.call('/api/v1/me', by(await signIn(none, 'ana@demo.test')))).status).toBe(200)
	})

	it('believes nobody but Postgres of whom it is not known whether they were changed', async () => {
		const mia = await newMember(at, home.cookie)
		let asked = 0
		const real = workerServices(at.env)
		const askStaff: Services['askStaff'] = (ask) => ++asked === 2 ? Promise.resolve(refuse('staff-unavailable')) : real.askStaff(ask)
		const failing = connected({ services: { askStaff } })
		expect(await refusalOf(await failing.call(`${PATH}/${mia.id}`, by(home.cookie, 'PATCH', { role: 'supervisor' })))).toBe(
			'503 staff-unavailable',
		)
		expect(await me(mia.cookie)).toBe('agent')
		const away = gateway({ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1/none', NEON_SQL_URL: 'http://127.0.0.1:9/sql' })
		expect((await away.call('/api/v1/me', by(home.cookie))).status).toBe(200)
		expect(await refusalOf(await away.call('/api/v1/me', by(mia.cookie)))).toBe('503 staff-unavailable')
		// The driver has one end point for all of this isolate.
		database()
		expect(await me(mia.cookie)).toBe('agent')
	})
})

describe('every change', () => {
	it('is on record before it is made, and is not made where it cannot be recorded', async () => {
		const mia = await newMember(at, home.cookie)
		const mute = connected()
		Object.assign(mute.env, { AUDIT: { getByName: () => ({ append: () => Promise.reject(new Error('away, as the test wants it')) }) } })
		for (
			const [method, path, body] of [['PATCH', '', { name: 'X' }], ['DELETE', ''], ['DELETE', '/sessions'], [
				'DELETE',
				'/two-factor',
			]] as const
		) {
			const answer = await mute.call(`${PATH}/${mia.id}${path}`, by(home.cookie, method, body))
			expect(await refusalOf(answer)).toBe('503 audit-unavailable')
		}
		expect(await one(mia.id)).toMatchObject({ name: 'Mia May' })
		expect(await me(mia.cookie)).toBe('agent')
		await change(mia.id, { role: 'supervisor' })
		const { items } = await (await at.call('/api/v1/audit?act=staff.changed', by(home.cookie))).json<
			{ items: { target: unknown; detail: unknown }[] }
		>()
		expect(items[0]).toMatchObject({ target: { kind: 'staff', id: mia.id }, detail: { role: 'supervisor' } })
	})
})
