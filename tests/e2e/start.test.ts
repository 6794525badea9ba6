import { expect, it } from 'vitest'
import { WORDS } from '../../workers/console/i18n/locale.ts'
import { barriers } from './support/axe.ts'
import { Agent } from './support/agent.ts'
import { newFounder, signsUp } from './support/newcomer.ts'
import { Visitor } from './support/visitor.ts'
import { languages } from '../../channels/webchat/widget/i18n.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('leads from an empty workspace to the first answered customer', async () => {
	const { url } = world().home
	const [page, founder] = [await world().page(), newFounder()]
	await signsUp(page, { url, words: WORDS.en, founder })
	await page.getByRole('heading', { name: 'Get started' }).waitFor()
	await page.getByText('0 of 4 done').waitFor()
	expect(await barriers(page), 'the assistant, empty').toEqual([])

	await page.getByRole('button', { name: 'I will answer customers' }).click()
	await page.getByText('1 of 4 done').waitFor()

	await page.getByRole('textbox', { name: 'Your site' }).fill('not a site')
	await page.getByRole('button', { name: 'Allow this site' }).click()
	await page.getByText('Type an address as in https://shop.example').waitFor()
	await page.getByRole('textbox', { name: 'Your site' }).fill('www.acme.test/contact')
	await page.getByRole('button', { name: 'Allow this site' }).click()
	await page.getByText('The chat may stand on https://www.acme.test.').waitFor()

	const [tab] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open the test page' }).click()])
	const visitor = new Visitor(tab, { base: url, words: languages.en })
	await visitor.opensWidget()
	await visitor.says('Do you ship to Oslo?')
	await page.getByText('A customer has written.').waitFor()

	const agent = new Agent(page, { base: url, words: WORDS.en })
	await page.getByRole('link', { name: 'To the conversations', exact: true }).click()
	await agent.becomes('available')
	await agent.accepts('Do you ship to Oslo?')
	await agent.replies('We do, within two days.')
	await visitor.sees('We do, within two days.')

	await page.goto(`${url}/console/settings#/start`)
	await page.getByText('4 of 4 done').waitFor()
	await page.getByRole('heading', { name: 'You are open' }).waitFor()
	expect(await barriers(page), 'the assistant, done').toEqual([])
	await page.goto(`${url}/console`)
	await agent.tidiesUp()
})

it('speaks Chinese to who signs up in Chinese', async () => {
	const { url } = world().home
	const [page, founder] = [await world().page({ locale: 'zh', colorScheme: 'dark' }), newFounder()]
	await signsUp(page, { url, words: WORDS.zh, founder })
	await page.getByRole('heading', { name: '开始使用' }).waitFor()
	expect(await page.locator('main').innerText()).not.toMatch(/\b(the|you|your|customers|workspace)\b/i)
	expect(await barriers(page), 'the assistant in Chinese').toEqual([])
})
