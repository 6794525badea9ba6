import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { accountEn } from '../../workers/console/account/words/en.ts'
import { WORDS } from '../../workers/console/i18n/locale.ts'
import { barriers } from './support/axe.ts'
import { newFounder, signsInAs, signsUp } from './support/newcomer.ts'
import { STEP_MS, totp } from './support/totp.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const { signIn } = WORDS.en
const { twoFactor: words } = accountEn

it('asks for a second step once somebody has set one up, and takes each code once', async () => {
	const { url } = world().home
	const [page, founder] = [await world().page(), newFounder()]
	await signsUp(page, { url, words: WORDS.en, founder })
	const { key, codes } = await setsUp(page, url, founder.password)
	await signsOut(page, url)

	await signsInAs(page, { url, words: WORDS.en, who: founder })
	await page.getByRole('heading', { name: signIn.code.title }).waitFor()
	expect(await barriers(page), 'the second step').toEqual([])
	await says(page, '000000')
	await page.getByText(signIn.code.wrong).waitFor()
	// The code it was set up with has been used; the next one is good a little before its time.
	await says(page, totp(key, Date.now() + STEP_MS))
	await page.getByRole('button', { name: signIn.signOut }).waitFor()
	await signsOut(page, url)

	await recovers(page, { url, founder, code: codes[0] ?? '' })
	await page.getByRole('button', { name: signIn.signOut }).waitFor()
	await signsOut(page, url)
	await recovers(page, { url, founder, code: codes[0] ?? '' })
	await page.getByText(signIn.code.wrong).waitFor()
})

it('lists where somebody is signed in, and signs them out elsewhere', async () => {
	const { url } = world().home
	const [here, there, founder] = [await world().page(), await world().page(), newFounder()]
	await signsUp(here, { url, words: WORDS.en, founder })
	await signsInAs(there, { url, words: WORDS.en, who: founder })
	await there.getByRole('button', { name: signIn.signOut }).waitFor()
	await here.goto(`${url}/console/account`)
	await here.getByText(accountEn.sessions.here).waitFor()
	expect(await here.locator('.sign-in-row').count()).toBe(2)
	await here.getByRole('button', { name: accountEn.sessions.others }).click()
	await here.getByText(accountEn.sessions.ended).waitFor()
	await there.reload()
	await there.getByRole('heading', { name: signIn.title }).waitFor()
	expect(await here.locator('.sign-in-row').count()).toBe(1)
})

async function setsUp(page: Page, url: string, password: string): Promise<{ key: string; codes: readonly string[] }> {
	await page.goto(`${url}/console/account`)
	await page.getByRole('button', { name: words.setUp }).click()
	await page.getByLabel(words.askPassword).fill(password)
	await page.getByRole('button', { name: words.continue }).click()
	await page.getByRole('img', { name: words.qr }).waitFor()
	expect(await barriers(page), 'setting up the second step').toEqual([])
	const key = await page.locator('.enrolment-key').innerText()
	await page.getByLabel(words.code).fill(totp(key, Date.now()))
	await page.getByRole('button', { name: words.confirm }).click()
	const list = page.getByRole('list', { name: words.codesTitle }).getByRole('listitem')
	await list.first().waitFor()
	const codes = await list.allInnerTexts()
	await page.getByRole('button', { name: words.kept }).click()
	await page.getByText(words.enabled).waitFor()
	return { key, codes }
}

async function says(page: Page, code: string): Promise<void> {
	await page.getByRole('textbox', { name: signIn.code.label }).fill(code)
	await page.getByRole('button', { name: signIn.code.submit }).click()
}

async function recovers(page: Page, { url, founder, code }: { url: string; founder: { email: string; password: string }; code: string }) {
	await signsInAs(page, { url, words: WORDS.en, who: founder })
	await page.getByRole('button', { name: signIn.code.useRecovery }).click()
	await page.getByRole('textbox', { name: signIn.code.recoveryLabel }).fill(code)
	await page.getByRole('button', { name: signIn.code.submit }).click()
}

async function signsOut(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/console`)
	await page.getByRole('button', { name: signIn.signOut }).click()
	await page.getByRole('heading', { name: signIn.title }).waitFor()
}
