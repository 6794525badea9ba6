/** A company of a test's own, set up as a newcomer would in the browser. */
import type { Page } from 'playwright-core'
import type { Words } from '../../../workers/console/i18n/en.ts'

export interface Founder {
	readonly workspace: string
	readonly name: string
	readonly email: string
	readonly password: string
}

let founded = 0

export function newFounder(): Founder {
	const workspace = `acme-${Date.now().toString(36)}-${founded++}`
	return { workspace, name: 'Mia Chen', email: `mia@${workspace}.test`, password: 'a lantern on the river' }
}

/** Ends on the assistant's page. */
export async function signsUp(page: Page, { url, words, founder }: { url: string; words: Words; founder: Founder }): Promise<void> {
	const { signUp, email, password, create } = words.signIn
	await page.goto(`${url}/console`)
	await page.getByRole('link', { name: create }).click()
	await page.getByRole('textbox', { name: signUp.company }).fill('Acme')
	await page.getByRole('textbox', { name: signUp.id }).fill(founder.workspace)
	await page.getByRole('textbox', { name: signUp.name }).fill(founder.name)
	await page.getByRole('textbox', { name: email }).fill(founder.email)
	await page.getByLabel(password, { exact: true }).fill(founder.password)
	await page.getByRole('button', { name: signUp.submit }).click()
	await page.waitForURL(/\/console\/settings#\/start$/)
}

export async function signsInAs(
	page: Page,
	{ url, words, who }: { url: string; words: Words; who: Pick<Founder, 'email' | 'password'> },
): Promise<void> {
	const { signIn } = words
	await page.goto(`${url}/console`)
	await page.getByRole('textbox', { name: signIn.email }).fill(who.email)
	await page.getByLabel(signIn.password, { exact: true }).fill(who.password)
	await page.getByRole('button', { name: signIn.submit, exact: true }).click()
}
