/** What people do with how they sign in, step by step as they do it, and the row each step leaves. */
import { afterEach, expect, it, vi } from 'vitest'
import type { AuditPort } from '../../../../workers/gateway/env.ts'
import { Browser } from '../support/browser.ts'
import { type Company, connected, newCompany, PASSWORD } from '../support/company.ts'
import { codeOf } from '../support/totp.ts'

vi.setConfig({ testTimeout: 60_000 })

const NEW = 'a rather different one'
const at = connected()

afterEach(() => {
	vi.useRealTimers()
})

/** Each code counts once, so the next one takes the next half minute. */
function later(): void {
	const nowMs = Date.now()
	vi.useFakeTimers({ toFake: ['Date'] })
	vi.setSystemTime(nowMs + 90_000)
}

/** The acts on a company's record that came of what is done meanwhile. */
async function acts({ workspace }: Company, act: () => Promise<Response>): Promise<string[]> {
	const record: AuditPort = at.env.AUDIT.getByName(workspace)
	const { seq } = await record.head()
	const answer = await act()
	if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
	return (await record.rows({ after: seq, limit: 10 })).map((it) => it.act)
}

it('a second factor: switched on, used, its codes made anew and used, switched off', async () => {
	const home = await newCompany(at)
	const browser = new Browser(at, home.cookie)
	const { totpURI } = await (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).json<{ totpURI: string }>()
	const confirm = async () => await browser.post('/api/auth/two-factor/verify-totp', { code: await codeOf(totpURI) })
	expect(await acts(home, confirm)).toContain('two-factor.enabled')
	later()
	let codes: string[] = []
	const anew = async () => {
		const answer = await browser.post('/api/auth/two-factor/generate-backup-codes', { password: PASSWORD })
		codes = (await answer.clone().json<{ backupCodes: string[] }>()).backupCodes
		return answer
	}
	expect(await acts(home, anew)).toEqual(['two-factor.recovery-codes-made'])
	const signIn = async () => {
		const other = new Browser(at)
		await other.post('/api/auth/sign-in/email', { email: home.email, password: PASSWORD })
		return other
	}
	const [app, paper] = [await signIn(), await signIn()]
	const byApp = async () => await app.post('/api/auth/two-factor/verify-totp', { code: await codeOf(totpURI) })
	expect(await acts(home, byApp)).toEqual(['sign-in.succeeded'])
	const byPaper = () => paper.post('/api/auth/two-factor/verify-backup-code', { code: codes[0] })
	expect(await acts(home, byPaper)).toEqual(['two-factor.recovery-code-used', 'sign-in.succeeded'])
	expect(await acts(home, () => browser.post('/api/auth/two-factor/disable', { password: PASSWORD }))).toEqual(['two-factor.disabled'])
})

it('a password: forgotten and made anew', async () => {
	const home = await newCompany(at)
	const before = at.mails.length
	const ask = async () => {
		const answer = await new Browser(at).post('/api/auth/request-password-reset', { email: home.email })
		await vi.waitFor(() => expect(at.mails.length).toBe(before + 1), 5_000)
		return answer
	}
	expect(await acts(home, ask)).toEqual(['password.reset-asked'])
	const token = /#\/reset\/(\S+)/.exec(at.mails.at(-1)?.text ?? '')?.[1] ?? ''
	expect(await acts(home, () => new Browser(at).post('/api/auth/reset-password', { token, newPassword: NEW }))).toEqual([
		'password.changed',
	])
	const rows = await at.env.AUDIT.getByName(home.workspace).rows({ after: 0, limit: 99 })
	expect(JSON.stringify(rows)).not.toMatch(new RegExp([token, NEW, PASSWORD].join('|')))
})

it('a sign-in elsewhere: ended', async () => {
	const home = await newCompany(at)
	await new Browser(at).post('/api/auth/sign-in/email', { email: home.email, password: PASSWORD })
	const browser = new Browser(at, home.cookie)
	const { items } = await (await browser.get('/api/auth/list-sessions')).json<{ items: { id: string; current: boolean }[] }>()
	const other = items.find((it) => !it.current)
	expect(await acts(home, () => browser.post('/api/auth/revoke-session', { id: other?.id }))).toEqual(['session.revoked'])
})
