import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Invitation } from '../../../core/access/staff-member.ts'
import { refuse } from '../../../core/problem.ts'
import { INVITATIONS_RULE } from '../../../workers/gateway/staff/limit-invitations.ts'
import { type Gateway, gateway, json, refusalOf } from './support/gateway.ts'
import { accept, by, type Company, connected, newCompany, newMember, newSlug, PASSWORD, reconfigure, tokenIn } from './support/company.ts'
import { cookieOf, signIn } from './support/people.ts'
import { holdSecret, offerSignOn, signOn } from './support/single-sign-on.ts'

const PATH = '/api/v1/staff/invitations'
const DAY_MS = 86_400_000
const HR = { id: 'hr', name: 'HR', permissions: ['staff.read', 'staff.manage', 'config.read'], scope: 'workspace' }
const mia = { name: 'Mia May', password: PASSWORD }

type SentInvitation = Invitation & { readonly mail: string; readonly url: string; readonly state: string }

let at: ReturnType<typeof connected>
let home: Company
beforeAll(async () => {
	at = connected()
	home = await newCompany(at)
	const agents = [{ id: 'ana', name: 'Ana', queues: [{ queue: 'support' }] }, { id: 'ben', name: 'Ben', queues: [{ queue: 'support' }] }]
	await reconfigure(at, home.cookie, { agents, roles: [HR], teams: [{ id: 'north', name: 'North', agents: ['ana'] }] })
})
afterEach(() => void vi.useRealTimers())

function invite(body: object, { cookie = home.cookie, on = at as Gateway } = {}): Promise<Response> {
	return on.call(PATH, by(cookie, 'POST', { email: `${newSlug()}@people.test`, name: 'Mia May', role: 'agent', ...body }))
}

async function invited(body: object = {}, who: { cookie?: string } = {}): Promise<SentInvitation> {
	const answer = await invite(body, who)
	if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
	return await answer.json()
}

async function listed(cookie = home.cookie): Promise<SentInvitation[]> {
	return (await (await at.call(`${PATH}?limit=200`, by(cookie))).json<{ items: SentInvitation[] }>()).items
}

/** What the link of an invitation is good for. */
async function worth(url: string): Promise<string> {
	const answer = await at.call(`/api/auth/invitations/${tokenIn(url)}`)
	return answer.status === 200 ? 'good' : await refusalOf(answer)
}

describe('an invitation', () => {
	it('goes out by mail with its link, and stands in the list without it', async () => {
		const made = await invited({ email: ' Mia@Shop.Test ', role: 'supervisor', teams: ['north'] })
		expect(made).toMatchObject({
			email: 'mia@shop.test',
			role: 'supervisor',
			teams: ['north'],
			agent: null,
			mail: 'sent',
			state: 'open',
			by: 'Bo Boss',
		})
		expect(made.expiresAtMs - made.createdAtMs).toBe(7 * DAY_MS)
		const mail = at.mails.at(-1)
		expect(mail).toMatchObject({ to: 'mia@shop.test', subject: `You are invited to Company ${home.workspace}` })
		expect(mail?.text).toContain(made.url)
		expect(mail?.html).toContain(`href="${made.url}"`)
		const row = (await listed()).find((it) => it.id === made.id)
		expect(row).toMatchObject({ email: 'mia@shop.test', state: 'open' })
		expect(JSON.stringify(row)).not.toContain(tokenIn(made.url))
	})

	it('is written in the language asked for', async () => {
		const made = await invited({ language: 'zh' })
		expect(at.mails.at(-1)).toMatchObject({ to: made.email, subject: `邀请您加入 Company ${home.workspace}` })
	})

	it('gives its link to pass on when mail cannot be sent', async () => {
		const mute = connected({ services: { mailer: { send: () => Promise.resolve(refuse('mail-unavailable')) } } })
		const made = await (await invite({}, { on: mute })).json<SentInvitation>()
		expect([made.mail, await worth(made.url)]).toEqual(['failed', 'good'])
	})

	it('tells who opens it what it is to, and makes them staff who are signed in', async () => {
		const made = await invited({ agent: 'ana', teams: ['north'] })
		const seen = await at.call(`/api/auth/invitations/${tokenIn(made.url)}`)
		expect(await seen.json()).toEqual({
			...{ workspaceName: `Company ${home.workspace}`, email: made.email, name: 'Mia May', role: 'agent' },
			...{ password: true, oidc: null },
		})
		const joined = await accept(at, tokenIn(made.url), { ...mia, name: 'Mia M.' })
		expect(joined.status).toBe(200)
		const me = await (await at.call('/api/v1/me', by(cookieOf(joined)))).json()
		expect(me).toMatchObject({
			workspace: home.workspace,
			role: 'agent',
			agent: 'ana',
			teams: ['north'],
			name: 'Mia M.',
			email: made.email,
		})
		expect(await signIn(at, made.email.toUpperCase(), PASSWORD)).toContain('session_token=')
		expect((await listed()).some((it) => it.id === made.id)).toBe(false)
	})

	it("shows a role of the workspace's own by its name", async () => {
		const { url } = await invited({ role: 'hr' })
		expect(await (await at.call(`/api/auth/invitations/${tokenIn(url)}`)).json()).toMatchObject({ role: 'HR' })
	})
})

describe('the link of an invitation', () => {
	it('works once', async () => {
		const { url } = await invited()
		expect((await accept(at, tokenIn(url), mia)).status).toBe(200)
		expect(await refusalOf(await accept(at, tokenIn(url), mia))).toBe('401 token-invalid')
		expect(await worth(url)).toBe('401 token-invalid')
	})

	it('makes one member when it is taken up many times at once', async () => {
		const { url } = await invited()
		const answers = await Promise.all(Array.from({ length: 5 }, () => accept(at, tokenIn(url), mia)))
		expect(answers.filter((it) => it.status === 200)).toHaveLength(1)
	})

	it('cannot be forged', async () => {
		const { url } = await invited()
		const token = tokenIn(url)
		const altered = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`
		for (const forged of [altered, token.slice(1), `${token}A`, token.toUpperCase(), '0'.repeat(43), `${token.slice(0, -1)}%2B`]) {
			expect(await refusalOf(await at.call(`/api/auth/invitations/${forged}`))).toBe('401 token-invalid')
			expect(await refusalOf(await accept(at, forged, mia))).toBe('401 token-invalid')
		}
		expect(await worth(url)).toBe('good')
	})

	it('is worth nothing by its hash, which is all the database holds', async () => {
		const { url } = await invited()
		const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tokenIn(url))))
		const hex = [...hash].map((it) => it.toString(16).padStart(2, '0')).join('')
		expect(await refusalOf(await at.call(`/api/auth/invitations/${hex}`))).toBe('401 token-invalid')
		expect(await refusalOf(await at.call(`/api/auth/invitations/${hex.slice(0, 43)}`))).toBe('401 token-invalid')
	})

	it('expires after seven days, and a new one can be sent', async () => {
		const made = await invited()
		vi.useFakeTimers({ toFake: ['Date'], now: made.expiresAtMs - 1_000 })
		expect(await worth(made.url)).toBe('good')
		vi.setSystemTime(made.expiresAtMs + 1)
		expect(await worth(made.url)).toBe('401 token-expired')
		expect(await refusalOf(await accept(at, tokenIn(made.url), mia))).toBe('401 token-expired')
		const cookie = await signIn(at, home.email, PASSWORD)
		expect((await listed(cookie)).find((it) => it.id === made.id)?.state).toBe('expired')
		const again = await (await at.call(`${PATH}/${made.id}/resend`, by(cookie, 'POST'))).json<SentInvitation>()
		expect([again.state, await worth(again.url)]).toEqual(['open', 'good'])
	})

	it('dies when the invitation is taken back', async () => {
		const made = await invited()
		expect((await at.call(`${PATH}/${made.id}`, by(home.cookie, 'DELETE'))).status).toBe(204)
		expect(await refusalOf(await accept(at, tokenIn(made.url), mia))).toBe('401 token-invalid')
		expect(await refusalOf(await at.call(`${PATH}/${made.id}`, by(home.cookie, 'DELETE')))).toBe('404 not-found')
		expect(await refusalOf(await at.call(`${PATH}/${made.id}/resend`, by(home.cookie, 'POST')))).toBe('404 not-found')
	})

	it('dies when another is sent', async () => {
		const made = await invited()
		const again = await (await at.call(`${PATH}/${made.id}/resend`, by(home.cookie, 'POST'))).json<SentInvitation>()
		expect([again.id, again.mail, at.mails.at(-1)?.to]).toEqual([made.id, 'sent', made.email])
		expect([await worth(made.url), await worth(again.url)]).toEqual(['401 token-invalid', 'good'])
		const anew = await invited({ email: made.email.toUpperCase() })
		expect([await worth(again.url), await worth(anew.url)]).toEqual(['401 token-invalid', 'good'])
		expect((await listed()).filter((it) => it.email === made.email).map((it) => it.id)).toEqual([anew.id])
	})

	it('is still good after a password too weak', async () => {
		const { url } = await invited()
		expect(await (await accept(at, tokenIn(url), { name: 'Mia', password: 'password1' })).json()).toMatchObject({ code: 'password-weak' })
		expect((await accept(at, tokenIn(url), mia)).status).toBe(200)
	})

	it('is followed from our own pages alone', async () => {
		const { url } = await invited()
		const answer = await at.call(`/api/auth/invitations/${tokenIn(url)}`, json(mia, { origin: 'https://evil.example' }))
		expect(await refusalOf(answer)).toBe('403 origin-not-allowed')
	})

	it('leads nowhere by password where the workspace takes none', async () => {
		const strict = await newCompany(at)
		const made = await invited({}, strict)
		const oidc = { issuer: 'https://id.example', clientId: 'patchbay' }
		await reconfigure(at, strict.cookie, { signIn: { password: false, oidc } })
		const seen = await (await at.call(`/api/auth/invitations/${tokenIn(made.url)}`)).json()
		const single = { label: 'Single sign-on', url: `/api/auth/oidc/${strict.workspace}` }
		expect(seen).toMatchObject({ password: false, oidc: single })
		expect(await refusalOf(await accept(at, tokenIn(made.url), mia))).toBe('403 sign-in-method-off')
	})
})

describe('an address that is staff already', () => {
	it('is refused where it is staff', async () => {
		expect(await (await invite({ email: home.email })).json()).toMatchObject({ code: 'staff-exists', field: 'email' })
	})

	it('is invited elsewhere like any other, and only who opens the invitation learns of it', async () => {
		const other = await newCompany(at)
		const made = await invited({ email: home.email }, other)
		expect(made).toMatchObject({ email: home.email, mail: 'sent', state: 'open' })
		expect(await worth(made.url)).toBe('409 staff-exists')
		expect(await refusalOf(await accept(at, tokenIn(made.url), mia))).toBe('409 staff-exists')
	})

	it('that has become so meanwhile makes no second member', async () => {
		const other = await newCompany(at)
		const email = `${newSlug()}@people.test`
		const [here, there] = [await invited({ email }), await invited({ email }, other)]
		const answers = await Promise.all([accept(at, tokenIn(here.url), mia), accept(at, tokenIn(there.url), mia)])
		expect(answers.map((it) => it.status).sort()).toEqual([200, 409])
	})
})

describe('what an invitation may give', () => {
	it.each([
		['no role there is', { role: 'king' }, 'role'],
		['no agent of the configuration', { agent: 'zoe' }, 'agent'],
		['no team there is', { teams: ['north', 'south'] }, 'teams.1'],
		['no address', { email: 'mia' }, 'email'],
		['a name of two lines', { name: 'a\r\nBcc: x@y.test' }, 'name'],
		['what nobody asked for', { permissions: ['staff.manage'] }, 'permissions'],
	])('is not %s', async (_, body, field) => {
		expect(await (await invite(body)).json()).toMatchObject({ code: 'body-invalid', field })
	})

	it('is no agent whom somebody else is, or has been asked to be', async () => {
		const made = await invited({ agent: 'ben' })
		expect(await (await invite({ agent: 'ben' })).json()).toMatchObject({ code: 'agent-taken', field: 'agent' })
		expect((await invite({ email: made.email, agent: 'ben' })).status).toBe(201)
	})

	it('is no more than one may oneself, nor is such an invitation sent again by who may not', async () => {
		const hr = await newMember(at, home.cookie, { role: 'hr' })
		for (const role of ['administrator', 'supervisor', 'developer']) {
			expect(await (await invite({ role }, hr)).json()).toMatchObject({ code: 'forbidden', field: 'role' })
		}
		expect((await invite({ role: 'hr' }, hr)).status).toBe(201)
		const above = await invited({ role: 'administrator' })
		expect(await refusalOf(await at.call(`${PATH}/${above.id}/resend`, by(hr.cookie, 'POST')))).toBe('403 forbidden')
		expect(await refusalOf(await at.call(`${PATH}/${above.id}`, by(hr.cookie, 'DELETE')))).toBe('403 forbidden')
		expect(await worth(above.url)).toBe('good')
	})

	it('does not take the place of one that is more than one may give', async () => {
		const hr = await newMember(at, home.cookie, { role: 'hr' })
		const above = await invited({ role: 'administrator' })
		for (const email of [above.email, above.email.toUpperCase()]) {
			expect(await refusalOf(await invite({ email, role: 'hr' }, hr))).toBe('403 forbidden')
		}
		expect([await worth(above.url), (await listed()).find((it) => it.email === above.email)?.id]).toEqual(['good', above.id])
		const beside = await invited({ role: 'hr' }, hr)
		expect((await invite({ email: beside.email, role: 'hr' }, hr)).status).toBe(201)
		expect((await invite({ email: above.email })).status).toBe(201)
		expect(await worth(above.url)).toBe('401 token-invalid')
	})
})

describe('the address a link begins with', () => {
	it('is what the installation says', async () => {
		const set = connected({ PATCHBAY_ORIGIN: 'https://chat.example/' })
		const { url } = await (await invite({}, { on: set })).json<SentInvitation>()
		expect(url).toMatch(/^https:\/\/chat\.example\/console#\/invitation\/[\w-]{43}$/)
		expect(set.mails.at(-1)?.text).toContain(url)
	})

	it("is the request's own without one", async () => {
		expect((await invited()).url).toMatch(/^http:\/\/localhost:8787\/console#\/invitation\//)
	})
})

describe('who may invite', () => {
	it('is nobody of another workspace', async () => {
		const made = await invited()
		const { cookie } = await newCompany(at)
		expect(await listed(cookie)).toEqual([])
		expect(await refusalOf(await at.call(`${PATH}/${made.id}/resend`, by(cookie, 'POST')))).toBe('404 not-found')
		expect(await refusalOf(await at.call(`${PATH}/${made.id}`, by(cookie, 'DELETE')))).toBe('404 not-found')
		expect(await worth(made.url)).toBe('good')
	})

	it('is no supervisor, who sees who is invited, and no agent, who does not', async () => {
		const [supervisor, agent] = [await newMember(at, home.cookie, { role: 'supervisor' }), await newMember(at, home.cookie)]
		expect((await at.call(PATH, by(supervisor.cookie))).status).toBe(200)
		expect(await refusalOf(await invite({}, supervisor))).toBe('403 forbidden')
		expect(await refusalOf(await at.call(PATH, by(agent.cookie)))).toBe('404 not-found')
		expect(await refusalOf(await invite({}, agent))).toBe('404 not-found')
	})

	it('is nobody where there is no database', async () => {
		const none = gateway()
		const cookie = await signIn(none, 'admin@demo.test')
		expect(await refusalOf(await invite({}, { cookie, on: none }))).toBe('503 staff-unavailable')
		expect(await refusalOf(await none.call(PATH, by(cookie)))).toBe('503 staff-unavailable')
		const stray = `/api/auth/invitations/${'A'.repeat(43)}`
		expect(await refusalOf(await none.call(stray))).toBe('503 staff-unavailable')
	})
})

it('sends no more mail for a workspace than is good for anybody, and says when it goes on', async () => {
	const { cookie, workspace } = await newCompany(at)
	const made = await invited({}, { cookie })
	const guard = at.env.GUARD.getByName(`invitations/${workspace}`)
	for (let i = 1; i < INVITATIONS_RULE.failuresMax; i++) await guard.begin(INVITATIONS_RULE)
	const mails = at.mails.length
	const refused = await invite({}, { cookie })
	expect([await refusalOf(refused), Number(refused.headers.get('retry-after')) > 3_500]).toEqual(['429 too-many-requests', true])
	expect(await refusalOf(await at.call(`${PATH}/${made.id}/resend`, by(cookie, 'POST')))).toBe('429 too-many-requests')
	expect([at.mails.length, await worth(made.url)]).toEqual([mails, 'good'])
	expect((await invite({})).status).toBe(201)
})

it('lists invitations page by page, newest first', async () => {
	const { cookie } = await newCompany(at)
	const made: string[] = []
	for (let i = 0; i < 5; i++) made.unshift((await invited({}, { cookie })).id)
	const seen: string[] = []
	for (let cursor: string | null = ''; cursor !== null;) {
		const path: string = `${PATH}?limit=2${cursor && `&cursor=${cursor}`}`
		const page: { items: SentInvitation[]; nextCursor: string | null } = await (await at.call(path, by(cookie))).json()
		seen.push(...page.items.map((it) => it.id))
		cursor = page.nextCursor
	}
	expect(seen).toEqual(made)
})

describe('who is invited and comes by single sign-on', () => {
	it('is let in by the address the provider vouches for, as the invitation says, also where no password is taken', async () => {
		const { workspace, cookie } = await newCompany(at)
		await offerSignOn({}, { workspace })
		await holdSecret(at, workspace)
		const [email, stranger] = [`${newSlug()}@people.test`, `${newSlug()}@people.test`]
		expect((await signOn(at, { email }, workspace)).why).toBe('not-staff')
		const made = await invited({ email, role: 'supervisor' }, { cookie })
		expect((await signOn(at, { email, verified: false }, workspace)).why).toBe('email-unverified')
		expect((await signOn(at, { email: stranger }, workspace)).why).toBe('not-staff')
		const { why, cookie: theirs } = await signOn(at, { email, name: 'Mia by SSO' }, workspace)
		expect(why).toBe(null)
		expect(await (await at.call('/api/v1/me', by(theirs))).json()).toMatchObject({
			workspace,
			email,
			role: 'supervisor',
			name: 'Mia by SSO',
		})
		expect(await worth(made.url)).toBe('401 token-invalid')
		expect((await signOn(at, { email }, workspace)).why).toBe(null)
	})

	it('is not let in by an invitation to another workspace, or one taken back', async () => {
		const [here, there] = [await newCompany(at), await newCompany(at)]
		await offerSignOn({}, { workspace: here.workspace })
		await holdSecret(at, here.workspace)
		const email = `${newSlug()}@people.test`
		await invited({ email }, there)
		const made = await invited({ email }, here)
		await at.call(`${PATH}/${made.id}`, by(here.cookie, 'DELETE'))
		expect((await signOn(at, { email }, here.workspace)).why).toBe('not-staff')
	})
})
