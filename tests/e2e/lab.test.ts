import { expect, it } from 'vitest'
import { barriers } from './support/axe.ts'
import { Carriers } from './support/carriers.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('lets a developer be a WhatsApp customer, whom an agent answers', async () => {
	const [ana, lab] = [await world().agent(), await Carriers.open(world())]
	const phone = await lab.phone('WhatsApp')
	await ana.starts('Ana Flores')

	await phone.says('Is my seat by the window?')
	await phone.seesOwn('Is my seat by the window?', 'Taken by Patchbay')
	await ana.accepts('Is my seat by the window?')
	await phone.isPutAside()
	await ana.replies('14A, with a view.')
	await phone.sees('14A, with a view.')
	await phone.seesOwn('14A, with a view.', 'Delivered')
	await ana.seesOwn('14A, with a view.', 'delivered')
	await phone.looks()
	await phone.seesOwn('14A, with a view.', 'Read')
	await ana.seesOwn('14A, with a view.', 'read')

	await phone.opensWire()
	await lab.page.getByRole('complementary', { name: 'Wire' }).getByText('POST /hooks/whatsapp/').first().click()
	await lab.page.getByText(/x-hub-signature-256: sha256=[0-9a-f]{64}/).first().waitFor()
	expect(await barriers(lab.page)).toEqual([])
})

it('shows one message for a webhook that comes five times', async () => {
	const [ana, lab] = [await world().agent(), await Carriers.open(world())]
	const phone = await lab.phone('Telegram')
	await ana.starts('Ana Flores')
	await phone.troubles({ Delivered: '5 times' })
	await phone.says('Five of me')
	await phone.seesOwn('Five of me', 'Taken by Patchbay')
	await ana.accepts('Five of me')
	await phone.troubles({ Delivered: 'once' })
	await phone.says('And one of me')
	await ana.hears('And one of me')
	expect(await ana.heard()).toEqual(['Five of me', 'And one of me'])
})

it('brings an answer to the customer once their provider is well again', async () => {
	const [ana, lab] = [await world().agent(), await Carriers.open(world())]
	const phone = await lab.phone('Telegram')
	await ana.starts('Ana Flores')
	await phone.says('Can you hear me?')
	await ana.accepts('Can you hear me?')
	await phone.troubles({ Answers: '429, too fast' })
	await ana.replies('Loud and clear')
	await eventually(() => phone.answeredWith(429)).toBeGreaterThan(0)
	expect(await phone.heard()).not.toContain('Loud and clear')
	await phone.troubles({ Answers: 'as it should' })
	await phone.sees('Loud and clear')
	await ana.seesOwn('Loud and clear', 'sent')
	expect((await phone.heard()).filter((it) => it === 'Loud and clear')).toHaveLength(1)
})

it('lets a window run out before its time', async () => {
	const [ana, lab] = [await world().agent(), await Carriers.open(world())]
	const phone = await lab.phone('WhatsApp')
	await ana.starts('Ana Flores')
	await phone.says('I will be back tomorrow')
	await ana.accepts('I will be back tomorrow')
	await phone.expires()
	await ana.log.getByText('the time to answer is over').first().waitFor()
	await phone.says('Back already')
	await ana.hears('Back already')
	await ana.replies('Welcome back')
	await phone.sees('Welcome back')
})

it('refuses what is forged, however often it is tried', async () => {
	const lab = await Carriers.open(world())
	const phone = await lab.phone('LINE')
	await phone.forges(true)
	await phone.says('It is really me')
	await eventually(() => phone.answeredWith(403)).toBeGreaterThan(0)
	await phone.seesOwn('It is really me', /^Being tried again/)
	await phone.forges(false)
	await phone.troubles({ Loss: 'everything' })
	await phone.seesOwn('It is really me', 'Lost on the way')
	await phone.troubles({ Loss: 'none' })
})

it('keeps nobody out, by eye, ear or keyboard, in both languages and both lights', async () => {
	for (const [locale, colorScheme] of [['en', 'dark'], ['zh', 'light']] as const) {
		const lab = await Carriers.open(world(), { locale, colorScheme })
		const phone = await lab.phone(locale === 'en' ? 'E-mail' : '微信公众号')
		await phone.says('Hello')
		expect(await barriers(lab.page)).toEqual([])
		await phone.opensTrouble()
		await phone.opensMenu()
		expect(await barriers(lab.page)).toEqual([])
	}
})
