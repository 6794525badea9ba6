import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { WORDS } from '../../workers/console/i18n/locale.ts'
import { peopleEn } from '../../workers/console/settings/people/words/en.ts'
import { barriers } from './support/axe.ts'
import { newFounder, signsInAs, signsUp } from './support/newcomer.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const { signIn } = WORDS.en
const PASSWORD = 'rain on a tin roof'

it('brings a colleague in by mail, and lets them choose a new password by mail', async () => {
	const { url } = world().home
	const [page, guest, founder] = [await world().page(), await world().page(), newFounder()]
	const email = `noor@${founder.workspace}.test`
	await signsUp(page, { url, words: WORDS.en, founder })
	await page.goto(`${url}/console/settings#/staff`)
	await page.getByRole('button', { name: peopleEn.staff.invite }).click()
	await page.getByRole('textbox', { name: peopleEn.staff.email }).fill(email)
	await page.getByRole('textbox', { name: peopleEn.staff.name, exact: true }).fill('Noor Haddad')
	await page.getByRole('button', { name: new RegExp(peopleEn.staff.role) }).click()
	await page.getByRole('option', { name: 'Supervisor' }).click()
	await page.getByRole('button', { name: peopleEn.invite.submit }).click()
	await page.getByText(peopleEn.invite.sent(email)).waitFor()
	expect(await barriers(page), 'an invitation that was sent').toEqual([])
	await page.getByRole('button', { name: peopleEn.invite.close, exact: true }).last().click()
	await page.getByText(email).waitFor()

	await guest.goto(await linkTo(email, '#/invitation/'))
	await guest.getByRole('heading', { name: signIn.invitation.title('Acme') }).waitFor()
	expect(await barriers(guest), 'an invitation').toEqual([])
	await guest.getByLabel(signIn.invitation.password).fill(PASSWORD)
	await guest.getByRole('button', { name: signIn.invitation.submit }).click()
	await guest.getByText(`Supervisor · ${founder.workspace}`).waitFor()
	await page.reload()
	await page.getByRole('button', { name: peopleEn.staff.open('Noor Haddad') }).waitFor()

	await guest.getByRole('button', { name: signIn.signOut }).click()
	await guest.getByRole('link', { name: signIn.forgot }).click()
	// The page before has a field of that name too.
	await guest.getByRole('heading', { name: signIn.forgotten.title }).waitFor()
	await guest.getByRole('textbox', { name: signIn.email }).fill(email)
	await guest.getByRole('button', { name: signIn.forgotten.submit }).click()
	await guest.getByRole('heading', { name: signIn.forgotten.sentTitle }).waitFor()
	await guest.goto(await linkTo(email, '#/reset/'))
	await guest.getByLabel(signIn.reset.label).fill(`${PASSWORD} again`)
	await guest.getByRole('button', { name: signIn.reset.submit }).click()
	await guest.getByRole('heading', { name: signIn.reset.doneTitle }).waitFor()
	await refused(guest, url, { email, password: PASSWORD })
	await signsInAs(guest, { url, words: WORDS.en, who: { email, password: `${PASSWORD} again` } })
	await guest.getByRole('button', { name: signIn.signOut }).waitFor()

	/** The newest mail to somebody, as the lab's outbox shows it, and the link in it. */
	async function linkTo(to: string, path: string): Promise<string> {
		const outbox = await world().page()
		await outbox.goto(`${url}/lab/outbox`)
		const link = outbox.getByRole('article').filter({ hasText: to }).getByRole('link').and(outbox.locator(`[href*="${path}"]`)).first()
		await link.waitFor()
		return await link.getAttribute('href') ?? ''
	}
})

async function refused(page: Page, url: string, who: { email: string; password: string }): Promise<void> {
	await signsInAs(page, { url, words: WORDS.en, who })
	await page.getByText(signIn.wrong).waitFor()
}
