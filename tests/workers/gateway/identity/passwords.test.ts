import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ACCOUNT_RULE } from '../../../../core/access/throttle.ts'
import { Browser } from '../support/browser.ts'
import { type Company, connected, newCompany, newMember, PASSWORD, reconfigure, tokenIn } from '../support/company.ts'
import { gateway, json, ORIGIN, refusalOf } from '../support/gateway.ts'

const SIGN_IN = '/api/auth/sign-in/email'
const ASK = '/api/auth/request-password-reset'
const RESET = '/api/auth/reset-password'
const CHANGE = '/api/auth/change-password'
const NEW = 'a rather different one'

let at: ReturnType<typeof connected>
beforeAll(() => {
	at = connected()
})
afterEach(() => {
	vi.useRealTimers()
})

async function isLetIn(email: string, password: string): Promise<string | number> {
	const answer = await at.call(SIGN_IN, json({ email, password }))
	return answer.status === 200 ? 200 : await refusalOf(answer)
}

function mailsTo(email: string) {
	return at.mails.filter((it) => it.to === email)
}

/** What the newest mail to somebody has in its link. It is sent after the answer. */
async function tokenFor({ email }: Pick<Company, 'email'>): Promise<string> {
	const before = mailsTo(email).length
	expect((await at.call(ASK, json({ email }))).status).toBe(200)
	await vi.waitFor(() => expect(mailsTo(email).length).toBe(before + 1), 5_000)
	const link = /\S+\/console#\/reset\/\S+/.exec(mailsTo(email).at(-1)?.text ?? '')?.[0] ?? ''
	expect(link.startsWith(`${ORIGIN}/console#/reset/`)).toBe(true)
	return tokenIn(link)
}

function reset(token: string, newPassword = NEW): Promise<Response> {
	return at.call(RESET, json({ token, newPassword }))
}

describe('a forgotten password', () => {
	it('is replaced by a link in a mail, which ends every sign-in so far', async () => {
		const home = await newCompany(at)
		const token = await tokenFor(home)
		expect((await reset(token)).status).toBe(200)
		expect(await isLetIn(home.email, PASSWORD)).toBe('401 credentials-invalid')
		expect(await isLetIn(home.email, NEW)).toBe(200)
		expect(await refusalOf(await new Browser(at, home.cookie).get('/api/v1/me'))).toBe('401 not-signed-in')
	})

	it('is asked for in the same words by somebody and by nobody', async () => {
		const home = await newCompany(at)
		const bodies = await Promise.all(
			[home.email, 'nobody@nowhere.test'].map(async (email) => await (await at.call(ASK, json({ email }))).text()),
		)
		expect(new Set(bodies).size).toBe(1)
		expect(mailsTo('nobody@nowhere.test')).toEqual([])
	})

	it('leads where the installation says it is, whatever host the request was sent to', async () => {
		const set = connected({ PATCHBAY_ORIGIN: 'https://chat.example' })
		const { email } = await newCompany(set)
		expect((await set.call(`https://evil.test${ASK}`, json({ email }))).status).toBe(200)
		await vi.waitFor(() => expect(set.mails.length).toBe(1), 5_000)
		expect(set.mails[0]?.text).toContain('https://chat.example/console#/reset/')
		expect(JSON.stringify(set.mails)).not.toContain('evil.test')
	})

	it('is refused with a token that is forged', async () => {
		const token = await tokenFor(await newCompany(at))
		const forged = token.replace(/^./, (it) => it === 'a' ? 'b' : 'a')
		for (const bad of [forged, token.slice(1), 'x']) expect(await refusalOf(await reset(bad))).toBe('401 token-invalid')
	})

	it('is refused with a token that has been used, also by two at once', async () => {
		const home = await newCompany(at)
		const token = await tokenFor(home)
		const answers = await Promise.all([reset(token), reset(token)])
		expect(answers.map((it) => it.status).sort()).toEqual([200, 401])
		expect(await refusalOf(await reset(token, 'yet another password'))).toBe('401 token-invalid')
	})

	it('is refused with a token that is older than half an hour', async () => {
		const token = await tokenFor(await newCompany(at))
		const nowMs = Date.now()
		vi.useFakeTimers({ toFake: ['Date'] })
		vi.setSystemTime(nowMs + 30 * 60_000 + 1)
		expect(['401 token-expired', '401 token-invalid']).toContain(await refusalOf(await reset(token)))
	})

	it('takes back the other tokens that were sent', async () => {
		const home = await newCompany(at)
		const [first, second] = [await tokenFor(home), await tokenFor(home)]
		expect((await reset(second)).status).toBe(200)
		expect(await refusalOf(await reset(first))).toBe('401 token-invalid')
	})

	it('keeps its token when the new password is weak', async () => {
		const home = await newCompany(at)
		const token = await tokenFor(home)
		for (const weak of ['short', 'password123', home.email]) expect(await refusalOf(await reset(token, weak))).toBe('422 password-weak')
		expect((await reset(token)).status).toBe(200)
	})

	it('is not for who is not active, nor where passwords are not taken', async () => {
		const home = await newCompany(at)
		const gone = await newMember(at, home.cookie, { role: 'analyst' })
		const token = await tokenFor(gone)
		const headers = { cookie: home.cookie, origin: ORIGIN, 'content-type': 'application/json' }
		const off = await at.call(`/api/v1/staff/${gone.id}`, { method: 'PATCH', headers, body: JSON.stringify({ active: false }) })
		expect(off.status).toBe(200)
		expect(await refusalOf(await reset(token))).toBe('401 token-invalid')
	})

	it('is asked for ten times in a quarter of an hour at most', async () => {
		const email = `${crypto.randomUUID()}@nowhere.test`
		const answers = []
		for (let i = 0; i < 11; i++) answers.push((await at.call(ASK, json({ email }))).status)
		expect(answers).toEqual([...Array(10).fill(200), 429])
	})

	it('is not asked for by another site', async () => {
		expect(await refusalOf(await at.call(ASK, json({ email: 'a@b.test' }, { origin: 'https://evil.example' })))).toBe(
			'403 origin-not-allowed',
		)
	})
})

describe('changing a password', () => {
	it('takes the present one, and refuses weak ones', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		const change = async (currentPassword: string, newPassword: string) => {
			const answer = await browser.post(CHANGE, { currentPassword, newPassword })
			return answer.status === 200 ? 200 : await refusalOf(answer)
		}
		expect(await change('not this one', NEW)).toBe('401 credentials-invalid')
		for (const weak of ['short', 'Password2026!', '1234567890', 'qwertyuiop', home.email, 'aaaaaaaaaaaa']) {
			expect(await change(PASSWORD, weak)).toBe('422 password-weak')
		}
		expect(await change(PASSWORD, NEW)).toBe(200)
		expect([await isLetIn(home.email, PASSWORD), await isLetIn(home.email, NEW)]).toEqual(['401 credentials-invalid', 200])
	})

	it('ends other sign-ins when asked to, and never its own', async () => {
		const home = await newCompany(at)
		const [browser, other] = [new Browser(at, home.cookie), new Browser(at)]
		await other.post(SIGN_IN, { email: home.email, password: PASSWORD })
		await browser.post(CHANGE, { currentPassword: PASSWORD, newPassword: NEW })
		expect((await other.get('/api/v1/me')).status).toBe(200)
		await browser.post(CHANGE, { currentPassword: NEW, newPassword: PASSWORD, revokeOtherSessions: true })
		expect(await refusalOf(await other.get('/api/v1/me'))).toBe('401 not-signed-in')
		expect((await browser.get('/api/v1/me')).status).toBe(200)
	})

	it('counts wrong guesses together with those at the door', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		const guard = at.env.GUARD.getByName(`sign-in/${home.email}`)
		for (let i = 0; i < 9; i++) await guard.begin(ACCOUNT_RULE)
		expect(await refusalOf(await browser.post(CHANGE, { currentPassword: 'a guess', newPassword: NEW }))).toBe('401 credentials-invalid')
		expect(await isLetIn(home.email, PASSWORD)).toBe('429 too-many-attempts')
	})

	it("is nobody else's to do", async () => {
		expect(await refusalOf(await at.call(CHANGE, json({ currentPassword: PASSWORD, newPassword: NEW })))).toBe('401 not-signed-in')
		const home = await newCompany(at)
		const foreign = json({ currentPassword: PASSWORD, newPassword: NEW }, { cookie: home.cookie, origin: 'https://evil.example' })
		expect(await refusalOf(await at.call(CHANGE, foreign))).toBe('403 origin-not-allowed')
	})
})

describe('a workspace that takes no passwords', () => {
	it('says so to who knows theirs, and to nobody else', async () => {
		const home = await newCompany(at)
		const oidc = { issuer: 'https://id.example', clientId: 'patchbay' }
		await reconfigure(at, home.cookie, { signIn: { password: false, oidc } })
		expect(await isLetIn(home.email, PASSWORD)).toBe('403 sign-in-method-off')
		expect(await isLetIn(home.email, 'not this one')).toBe('401 credentials-invalid')
		const options = await (await at.call(`/api/auth/options?workspace=${home.workspace}`)).json()
		expect(options).toEqual({ signUp: true, password: false, oidc: { label: 'Single sign-on', url: `/api/auth/oidc/${home.workspace}` } })
	})
})

describe('the ways to sign in', () => {
	it('are told of a workspace, and of no address', async () => {
		const home = await newCompany(at)
		const tell = async (query: string) => await (await at.call(`/api/auth/options?${query}`)).text()
		expect(await tell(`email=${home.email}`)).toBe(await tell('email=nobody@nowhere.test'))
		expect(JSON.parse(await tell('workspace=none-such'))).toEqual({ signUp: true, password: true, oidc: null })
	})

	it('include setting up a workspace only where that is open', async () => {
		const deployed = gateway({ PATCHBAY_LOCAL: undefined })
		const signUp = async (of: typeof deployed) => await (await of.call('https://chat.example/api/auth/options')).json()
		expect(await signUp(deployed)).toMatchObject({ signUp: false })
		expect(await signUp(gateway({ PATCHBAY_LOCAL: undefined, PATCHBAY_SIGN_UP: 'open' }))).toMatchObject({ signUp: true })
	})
})
