import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ACCOUNT_RULE } from '../../../../core/access/throttle.ts'
import { Browser } from '../support/browser.ts'
import { type Company, connected, newCompany, PASSWORD, reconfigure } from '../support/company.ts'
import { refusalOf } from '../support/gateway.ts'
import { codeOf } from '../support/totp.ts'

const SIGN_IN = '/api/auth/sign-in/email'
const CODE = '/api/auth/two-factor/verify-totp'
const RECOVERY = '/api/auth/two-factor/verify-backup-code'
const STEP_MS = 30_000
const DAY_MS = 86_400_000

let at: ReturnType<typeof connected>
beforeAll(() => {
	at = connected()
})
afterEach(() => {
	vi.useRealTimers()
})

interface Enrolled {
	readonly home: Company
	readonly browser: Browser
	readonly totpURI: string
	readonly codes: readonly string[]
}

/** An administrator who has just set up a second factor. The clock stands, a step later: their first code is behind them. */
async function enrolled(): Promise<Enrolled> {
	const home = await newCompany(at)
	const browser = new Browser(at, home.cookie)
	const { totpURI, backupCodes: codes } = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<
		{ totpURI: string; backupCodes: string[] }
	>()
	const confirmed = await browser.post(CODE, { code: await codeOf(totpURI) })
	if (confirmed.status !== 200) throw new Error(`not confirmed: ${await confirmed.text()}`)
	later(STEP_MS * 3)
	return { home, browser, totpURI, codes }
}

function later(ms: number): void {
	const nowMs = Date.now()
	vi.useFakeTimers({ toFake: ['Date'] })
	vi.setSystemTime(nowMs + ms)
}

/** A browser that has given the password, and has been asked for a code. */
async function challenged({ email }: Company, browser = new Browser(at)): Promise<Browser> {
	const answer = await browser.post(SIGN_IN, { email, password: PASSWORD })
	expect(await answer.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
	return browser
}

async function me(browser: Browser): Promise<string> {
	const answer = await browser.get('/api/v1/me')
	return answer.status === 200 ? (await answer.json<{ twoFactor: string }>()).twoFactor : await refusalOf(answer)
}

describe('setting up a second factor', () => {
	it('counts from the first right code on', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		const answer = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })
		const { totpURI, backupCodes } = await answer.json<{ totpURI: string; backupCodes: string[] }>()
		expect([new URL(totpURI).protocol, new Set(backupCodes).size, await me(browser)]).toEqual(['otpauth:', 10, 'off'])
		expect(await refusalOf(await browser.post(CODE, { code: '000000' }))).toBe('401 code-invalid')
		expect((await browser.post(CODE, { code: await codeOf(totpURI) })).status).toBe(200)
		expect(await me(browser)).toBe('on')
	})

	it('ends the sign-in it was switched on with, and gives another', async () => {
		const home = await newCompany(at)
		const [browser, before] = [new Browser(at, home.cookie), new Browser(at, home.cookie)]
		const { totpURI } = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<{ totpURI: string }>()
		await browser.post(CODE, { code: await codeOf(totpURI) })
		expect(await me(before)).toBe('401 not-signed-in')
	})

	it('asks for the password again', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		for (const body of [{ password: 'another one' }, {}]) {
			expect(await refusalOf(await browser.post('/api/auth/two-factor/enable', body))).toBe('401 credentials-invalid')
		}
	})

	it('is not done twice, and not undone before', async () => {
		const { browser } = await enrolled()
		expect(await refusalOf(await browser.post('/api/auth/two-factor/enable', { password: PASSWORD }))).toBe('409 two-factor-on')
		const other = new Browser(at, (await newCompany(at)).cookie)
		expect(await refusalOf(await other.post('/api/auth/two-factor/disable', { password: PASSWORD }))).toBe('409 two-factor-off')
	})

	it('can be undone', async () => {
		const { home, browser } = await enrolled()
		expect((await browser.post('/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200)
		expect(await me(browser)).toBe('off')
		const again = new Browser(at)
		expect(await (await again.post(SIGN_IN, { email: home.email, password: PASSWORD })).json()).toMatchObject({ user: { id: home.id } })
	})
})

describe('signing in with a second factor', () => {
	it('is nobody before the code, and somebody after it', async () => {
		const { home, totpURI } = await enrolled()
		const browser = await challenged(home)
		expect(await me(browser)).toBe('401 not-signed-in')
		const answer = await browser.post(CODE, { code: await codeOf(totpURI) })
		expect(await answer.json()).toMatchObject({ user: { id: home.id } })
		expect(await me(browser)).toBe('on')
	})

	it('refuses a code a second time', async () => {
		const { home, totpURI } = await enrolled()
		const [first, second] = [await challenged(home), await challenged(home)]
		const code = await codeOf(totpURI)
		expect((await first.post(CODE, { code })).status).toBe(200)
		expect(await refusalOf(await second.post(CODE, { code }))).toBe('401 code-invalid')
		expect(await refusalOf(await second.post(CODE, { code: `${code.slice(0, 3)} ${code.slice(3)}` }))).toBe('401 code-invalid')
	})

	it('lets one of two in who give the same code at once', async () => {
		const { home, totpURI } = await enrolled()
		const browsers = [await challenged(home), await challenged(home)]
		const code = await codeOf(totpURI)
		const answers = await Promise.all(browsers.map((it) => it.post(CODE, { code })))
		expect(answers.map((it) => it.status).sort()).toEqual([200, 401])
	})

	it('refuses a code whose time is over', async () => {
		const { home, totpURI } = await enrolled()
		const code = await codeOf(totpURI, Date.now() - 3 * STEP_MS)
		expect(await refusalOf(await (await challenged(home)).post(CODE, { code }))).toBe('401 code-invalid')
	})

	it("refuses another person's code", async () => {
		const [mine, theirs] = [await enrolled(), await enrolled()]
		const browser = await challenged(mine.home)
		expect(await refusalOf(await browser.post(CODE, { code: await codeOf(theirs.totpURI) }))).toBe('401 code-invalid')
	})

	it('slows down who guesses codes, over all their attempts to sign in', async () => {
		const { home, totpURI } = await enrolled()
		const guard = at.env.GUARD.getByName(`code/${home.workspace}/${home.id}`)
		for (let i = 0; i < 8; i++) await guard.begin(ACCOUNT_RULE)
		for (const code of ['000001', '000002']) {
			expect(await refusalOf(await (await challenged(home)).post(CODE, { code }))).toBe('401 code-invalid')
		}
		const right = await (await challenged(home)).post(CODE, { code: await codeOf(totpURI) })
		expect([await refusalOf(right), Number(right.headers.get('retry-after')) > 50]).toEqual(['429 too-many-attempts', true])
	})

	it('takes each recovery code once', async () => {
		const { home, codes: [code = ''] } = await enrolled()
		const first = await (await challenged(home)).post(RECOVERY, { code: ` ${code} ` })
		expect(await first.json()).toMatchObject({ user: { id: home.id } })
		expect(await refusalOf(await (await challenged(home)).post(RECOVERY, { code }))).toBe('401 code-invalid')
		expect(await refusalOf(await (await challenged(home)).post(RECOVERY, { code: 'aaaaa-bbbbb' }))).toBe('401 code-invalid')
	})

	it('forgets recovery codes when there are new ones', async () => {
		const { home, browser, codes: [old = ''] } = await enrolled()
		const answer = await browser.post('/api/auth/two-factor/generate-backup-codes', { password: PASSWORD })
		const { backupCodes: [fresh = ''] } = await answer.json<{ backupCodes: string[] }>()
		const waiting = await challenged(home)
		expect(await refusalOf(await waiting.post(RECOVERY, { code: old }))).toBe('401 code-invalid')
		expect((await waiting.post(RECOVERY, { code: fresh })).status).toBe(200)
	})

	it('asks for no code on a trusted device, until the second factor is taken off and set up anew', async () => {
		const { home, totpURI, browser } = await enrolled()
		const trusted = await challenged(home)
		await trusted.post(CODE, { code: await codeOf(totpURI), trustDevice: true })
		await trusted.post('/api/auth/sign-out')
		const back = trusted.copy()
		expect(await (await back.post(SIGN_IN, { email: home.email, password: PASSWORD })).json()).toMatchObject({ user: { id: home.id } })
		await back.post('/api/auth/sign-out')
		await browser.post('/api/auth/two-factor/disable', { password: PASSWORD })
		const renewed = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<{ totpURI: string }>()
		expect((await browser.post(CODE, { code: await codeOf(renewed.totpURI) })).status).toBe(200)
		await challenged(home, back)
	})
})

describe('the cookie that waits for a code', () => {
	it('is refused when it is forged', async () => {
		const { home, totpURI } = await enrolled()
		const { cookie } = await challenged(home)
		const forged = new Browser(
			at,
			cookie.replace(/two_factor=2fa-(.)/, (_, letter: string) => `two_factor=2fa-${letter === 'a' ? 'b' : 'a'}`),
		)
		expect(await refusalOf(await forged.post(CODE, { code: await codeOf(totpURI) }))).toBe('401 not-signed-in')
	})

	it('is refused when it is used again', async () => {
		const { home, totpURI } = await enrolled()
		const browser = await challenged(home)
		const copy = browser.copy()
		await browser.post(CODE, { code: await codeOf(totpURI) })
		expect(await refusalOf(await copy.post(CODE, { code: await codeOf(totpURI, Date.now() + STEP_MS) }))).toBe('401 not-signed-in')
	})

	it('is refused when its ten minutes are over', async () => {
		const { home, totpURI } = await enrolled()
		const browser = await challenged(home)
		later(601_000)
		expect(await refusalOf(await browser.post(CODE, { code: await codeOf(totpURI) }))).toBe('401 not-signed-in')
	})

	it('is refused with a recovery code alike, and lets nobody in who is signed in already', async () => {
		const { browser, codes: [code = ''] } = await enrolled()
		expect(await refusalOf(await browser.post(RECOVERY, { code }))).toBe('401 not-signed-in')
		expect(await refusalOf(await new Browser(at).post(RECOVERY, { code }))).toBe('401 not-signed-in')
	})
})

describe('a trusted device', () => {
	it('is asked again when its cookie is forged, is another person, or is a month old', async () => {
		const { home, totpURI } = await enrolled()
		const other = await enrolled()
		const trusted = await challenged(home)
		await trusted.post(CODE, { code: await codeOf(totpURI), trustDevice: true })
		await trusted.post('/api/auth/sign-out')
		const { cookie } = trusted
		await challenged(
			home,
			new Browser(at, cookie.replace(/trust_device=(.)/, (_, letter: string) => `trust_device=${letter === 'a' ? 'b' : 'a'}`)),
		)
		await challenged(other.home, new Browser(at, cookie))
		later(31 * DAY_MS)
		await challenged(home, new Browser(at, cookie))
	})
})

describe('a workspace that asks everybody for a second factor', () => {
	it('lets who has none do nothing but set it up', async () => {
		const home = await newCompany(at)
		const browser = new Browser(at, home.cookie)
		await reconfigure(at, home.cookie, { signIn: { twoFactor: 'required' } })
		expect(await me(browser)).toBe('due')
		for (const path of ['/api/v1/config', '/api/v1/conversations', '/api/v1/staff']) {
			expect(await refusalOf(await browser.get(path))).toBe('403 two-factor-required')
		}
		expect((await browser.get('/api/auth/list-sessions')).status).toBe(200)
		const { totpURI } = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<{ totpURI: string }>()
		await browser.post(CODE, { code: await codeOf(totpURI) })
		expect([await me(browser), (await browser.get('/api/v1/config')).status]).toEqual(['on', 200])
	})
})
