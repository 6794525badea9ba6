import { describe, expect, it } from 'vitest'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { openDatabase } from '../../../db/client.ts'
import type { Services } from '../../../workers/gateway/services.ts'
import { askStaff } from '../../../workers/gateway/staff/ask-staff.ts'
import { gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { by, connected, newCompany, newSlug, PASSWORD } from './support/company.ts'
import { cookieOf, signIn } from './support/people.ts'

const PATH = '/api/v1/workspaces'

function asked(change: object = {}) {
	const workspace = newSlug()
	const administrator = { name: 'Bo Boss', email: `boss@${workspace}.test`, password: PASSWORD }
	return { workspace, name: 'Shop', administrator, language: 'zh', timeZone: 'Asia/Shanghai', ...change }
}

describe('a new workspace', () => {
	it('starts with one line, one web inbox that leads to it, and its administrator signed in', async () => {
		const at = connected()
		const body = asked()
		const answer = await at.call(PATH, json(body, { origin: ORIGIN }))
		expect([answer.status, await answer.json()]).toEqual([201, {
			workspace: body.workspace,
			version: 1,
			user: expect.objectContaining({ workspace: body.workspace, role: 'administrator', agent: null, email: body.administrator.email }),
		}])
		const cookie = cookieOf(answer)
		const { version, config } = await (await at.call('/api/v1/config', by(cookie))).json<{ version: number; config: WorkspaceConfig }>()
		expect([version, WorkspaceConfig.safeParse(config).success]).toEqual([1, true])
		expect(config).toMatchObject({
			name: 'Shop',
			queues: [{ id: 'support', name: '客服' }],
			agents: [],
			inboxes: [{ id: `${body.workspace}.web`, channel: 'web', queue: 'support' }],
			locale: { language: 'zh', timeZone: 'Asia/Shanghai' },
		})
		expect(config.dispositions).toHaveLength(3)
		expect(await (await at.call('/api/v1/me', by(cookie))).json()).toMatchObject({ role: 'administrator', scope: 'workspace' })
	})

	it('takes a widget at once, and its administrator signs in again with the address in any case', async () => {
		const at = connected()
		const { workspace, email } = await newCompany(at)
		const session = await at.call('/api/v1/widget/sessions', json({ inbox: `${workspace}.web`, language: 'en' }))
		expect(session.status).toBe(200)
		expect(await signIn(at, email.toUpperCase(), PASSWORD)).toContain('session_token=')
	})

	it('is refused the name of another, and the demo its own', async () => {
		const at = connected()
		const { workspace } = await newCompany(at)
		expect(await refusalOf(await at.call(PATH, json(asked({ workspace }))))).toBe('409 workspace-taken')
		expect(await refusalOf(await at.call(PATH, json(asked({ workspace: 'demo' }))))).toBe('409 workspace-taken')
	})

	it('is not for who is staff already, in whatever case they write', async () => {
		const at = connected()
		const { email } = await newCompany(at)
		const again = asked({ administrator: { name: 'Bo', email: email.toUpperCase(), password: PASSWORD } })
		const answer = await at.call(PATH, json(again))
		expect(await answer.json()).toMatchObject({ code: 'staff-exists', field: 'administrator.email' })
		// The name was not used up by that.
		expect((await at.call(PATH, json(asked({ workspace: again.workspace })))).status).toBe(201)
	})

	it('goes to one alone of many who ask at once', async () => {
		const at = connected()
		const workspace = newSlug()
		const many = Array.from(
			{ length: 6 },
			(_, i) =>
				at.call(PATH, json(asked({ workspace, administrator: { name: 'Bo', email: `b${i}@${workspace}.test`, password: PASSWORD } }))),
		)
		const statuses = (await Promise.all(many)).map((it) => it.status).sort()
		expect(statuses).toEqual([201, 409, 409, 409, 409, 409])
	})

	it('can be set up by who began it and was broken off, and by nobody else', async () => {
		const at = connected()
		const body = asked()
		const away = connected({ services: { askStaff: failingAfter(1) } })
		expect(await refusalOf(await away.call(PATH, json(body)))).toBe('503 staff-unavailable')
		const other = { ...body, administrator: { ...body.administrator, email: 'other@people.test' } }
		expect(await refusalOf(await at.call(PATH, json(other)))).toBe('409 workspace-taken')
		expect((await at.call(PATH, json(body))).status).toBe(201)
		expect(await refusalOf(await at.call(PATH, json(body)))).toBe('409 workspace-taken')
	})

	it.each([
		['a name with a slash', { workspace: 'a/b' }, 'workspace'],
		['a name in capitals', { workspace: 'Shop' }, 'workspace'],
		['no such time zone', { timeZone: 'Mars/Base' }, 'timeZone'],
		['a language we do not speak', { language: 'xx' }, 'language'],
		['a name of two lines', { name: 'a\nb' }, 'name'],
		['an address that is none', { administrator: { name: 'B', email: 'no', password: PASSWORD } }, 'administrator.email'],
		[
			"a role of one's own choosing",
			{ administrator: { name: 'B', email: 'b@b.test', password: PASSWORD, role: 'x' } },
			'administrator.role',
		],
	])('is refused %s', async (_, change, field) => {
		const answer = await connected().call(PATH, json(asked(change)))
		expect(await answer.json()).toMatchObject({ code: 'body-invalid', field })
	})

	it('is refused a weak password', async () => {
		const weak = asked({ administrator: { name: 'B', email: 'b@b.test', password: 'password123' } })
		expect(await (await connected().call(PATH, json(weak))).json()).toMatchObject({
			code: 'password-weak',
			field: 'administrator.password',
		})
	})
})

describe('who may set one up', () => {
	const deployed = `https://chat.example${PATH}`

	it('is nobody on a deployed installation, unless it says so', async () => {
		const at = connected({ PATCHBAY_LOCAL: undefined })
		expect(await refusalOf(await at.call(deployed, json(asked())))).toBe('404 not-found')
		expect(await refusalOf(await at.call(deployed, json(asked(), { authorization: 'Bearer ' })))).toBe('404 not-found')
		const open = connected({ PATCHBAY_LOCAL: undefined, PATCHBAY_SIGN_UP: 'open' })
		expect((await open.call(deployed, json(asked()))).status).toBe(201)
	})

	it('is whoever has the setup key', async () => {
		const at = connected({ PATCHBAY_LOCAL: undefined, PATCHBAY_SETUP_KEY: 'setup-key-0123456789' })
		expect(await refusalOf(await at.call(deployed, json(asked(), { authorization: 'Bearer setup-key-012345678' })))).toBe('404 not-found')
		expect((await at.call(deployed, json(asked(), { authorization: 'Bearer setup-key-0123456789' }))).status).toBe(201)
	})

	it('is no page of another site', async () => {
		const answer = await connected().call(PATH, json(asked(), { origin: 'https://evil.example' }))
		expect(await refusalOf(answer)).toBe('403 origin-not-allowed')
	})

	it('is nobody where there is no database', async () => {
		expect(await refusalOf(await gateway().call(PATH, json(asked())))).toBe('503 staff-unavailable')
	})
})

/** Postgres, which goes away after so many questions. */
function failingAfter(questions: number): ReturnType<typeof askStaffOf> {
	const ask = askStaffOf()
	let left = questions
	return (question) => ask(left-- > 0 ? question : () => Promise.reject(new Error('away, as the test wants it')))
}

function askStaffOf(): Services['askStaff'] {
	const { DATABASE_URL = '', NEON_SQL_URL } = connected().env
	const { $client } = openDatabase({ databaseUrl: DATABASE_URL, ...NEON_SQL_URL && { neonSqlUrl: NEON_SQL_URL } })
	return (ask) => askStaff($client, ask)
}
