import { createHmac } from 'node:crypto'
import type { Locator } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { elsewhereEn } from '../../workers/console/conversation/words/elsewhere-en.ts'
import { composeEn } from '../../workers/console/conversation/words/compose-en.ts'
import type { Agent } from './support/agent.ts'
import { barriers } from './support/axe.ts'
import { Carriers, type Phone } from './support/carriers.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const words = elsewhereEn.elsewhere

async function opensWays(ana: Agent): Promise<void> {
	await ana.page.getByRole('button', { name: composeEn.compose.via }).click()
}

async function chooses(ana: Agent, name: string): Promise<void> {
	await ana.dialog.locator('.select-button').click()
	await ana.page.getByRole('option', { name, exact: true }).click()
}

/** The focus is where one goes on. A page that lies behind others draws too seldom for it to come there soon. */
async function isBackInReply(ana: Agent): Promise<void> {
	await ana.page.bringToFront()
	await eventually(() => ana.composer.evaluate((it) => it === document.activeElement)).toBe(true)
}

/** What the console calls the inbox of a channel: the lab has made it by the time that a customer's word is taken. */
async function inboxOf(lab: Carriers, channel: string): Promise<string> {
	const phone = await lab.phone(channel)
	await phone.says('Is anybody there?')
	await phone.seesOwn('Is anybody there?', 'Taken by Patchbay')
	const [id] = (await card(lab, channel).locator('.status code').innerText()).split(' · ')
	const name = (await world().api.config()).inboxes.find((it) => it.id === id)?.name
	if (name === undefined) throw new Error(`there is no inbox ${id}`)
	return name
}

function card(lab: Carriers, channel: string): Locator {
	return lab.page.locator('.card').filter({ has: lab.page.getByRole('heading', { name: channel, exact: true }) })
}

/** Somebody with a number, not one of WhatsApp's. */
async function phoneWithNumber(lab: Carriers): Promise<{ phone: Phone; number: string }> {
	const who = card(lab, 'Twilio SMS').locator('.who select')
	for (;;) {
		const phone = await lab.phone('Twilio SMS')
		const number = await who.inputValue()
		if (number.startsWith('+')) return { phone, number }
	}
}

it('lets an agent write down where else a customer is, answer there, and answer on the page again', async () => {
	const [ana, visitor, lab] = [await world().agent(), await world().visitor(), await Carriers.open(world())]
	const inbox = await inboxOf(lab, 'Twilio SMS')
	const { phone, number } = await phoneWithNumber(lab)
	await ana.starts('Ana Flores')
	await ana.accepts('Is anybody there?')
	await visitor.asks('I have to go, can you text me?')
	await ana.accepts('I have to go, can you text me?')

	await opensWays(ana)
	await ana.page.getByRole('menuitem', { name: words.add }).click()
	await chooses(ana, inbox)
	await ana.dialog.getByLabel(words.address.phone).fill('0170 1234567')
	await ana.page.keyboard.press('Enter')
	await ana.dialog.getByText(words.fault.phone('+49 170 1234567')).waitFor()
	expect(await barriers(ana.page)).toEqual([])
	await ana.dialog.getByLabel(words.address.phone).fill(number)
	await ana.page.keyboard.press('Enter')
	await ana.dialog.waitFor({ state: 'detached' })
	await ana.hears(`They can also be reached by SMS: ${number}`)

	await isBackInReply(ana)
	await ana.page.keyboard.type('Here is your text')
	await ana.page.keyboard.press('Enter')
	await phone.sees('Here is your text')
	await phone.says('Thank you, on my way')
	await ana.hears('Thank you, on my way')

	await opensWays(ana)
	await ana.page.getByRole('menuitemradio', { name: 'Website chat' }).click()
	await ana.replies('And here on the page')
	await visitor.sees('And here on the page')
	expect(await phone.heard()).toEqual(['Here is your text'])
	expect(await barriers(ana.page)).toEqual([])
})

it('invites a customer to another channel by a link, where they go on in the same conversation', async () => {
	const [ana, visitor, lab] = [await world().agent(), await world().visitor(), await Carriers.open(world())]
	const inbox = await inboxOf(lab, 'Telegram')
	const phone = await lab.phone('Telegram')
	const config = await world().api.config()
	await world().api.publish({
		...config,
		inboxes: config.inboxes.map((it) => it.name === inbox ? { ...it, contactAddress: '@shop_bot' } : it),
	})
	await ana.starts('Ana Flores')
	await ana.accepts('Is anybody there?')
	await visitor.asks('Can we go on by Telegram?')
	await ana.accepts('Can we go on by Telegram?')

	await opensWays(ana)
	await ana.page.getByRole('menuitem', { name: words.invite }).click()
	await chooses(ana, inbox)
	await ana.dialog.getByRole('button', { name: words.make }).click()
	await ana.dialog.getByText('https://t.me/shop_bot?start=pb-').waitFor()
	expect(await barriers(ana.page)).toEqual([])
	// The focus waits on what comes next.
	await ana.page.keyboard.press('Enter')
	await ana.dialog.waitFor({ state: 'detached' })
	await eventually(() => ana.composer.inputValue()).toMatch(/by Telegram: https:\/\/t\.me\/shop_bot\?start=pb-\w{12}$/)
	await isBackInReply(ana)
	await ana.page.keyboard.press('Enter')
	await visitor.sees(/shop_bot\?start=pb-/)

	const link = await visitor.panel.getByRole('link', { name: /shop_bot/ }).getAttribute('href')
	await phone.says(`/start ${new URL(link ?? '').searchParams.get('start')}`)
	await ana.log.getByText('They can also be reached by Telegram').waitFor()
	await phone.says('Here I am')
	await ana.hears('Here I am')
	await ana.replies('Welcome to Telegram')
	await phone.sees('Welcome to Telegram')
	// Theirs, and that of who asked before.
	expect(await ana.page.locator('.work-row').count()).toBe(2)
})

const SECRET = 'a-secret-of-both-inboxes-0123456789'
/** Nobody else's: a server remembers who was where. */
let phone = ''
beforeEach(() => {
	phone = `+49151${10_000_000 + Date.now() % 89_999_999}`
})
const Opened = z.object({ id: z.string(), webhookUrl: z.string() })

async function queueOf(name: string): Promise<string> {
	return (await world().api.config()).queues.find((it) => it.name === name)?.id ?? ''
}

/** An inbox of a system of the company's own, whose word on who somebody is counts. */
async function ownChannel(name: string, queue: string): Promise<(text: string) => Promise<void>> {
	const { url, apiKey } = world().home
	const post = (to: string, body: string, headers: Record<string, string>) =>
		fetch(to, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
	const opening = JSON.stringify({ channel: 'api', name, queue, credentials: { secret: SECRET } })
	const { id } = Opened.parse(await (await post(`${url}/api/v1/inboxes`, opening, { authorization: `Bearer ${apiKey}` })).json())
	return async (text) => {
		const said = { id: `${name}-${Date.now()}`, from: { id: `${name}-customer`, name: 'Ines Kron', phone }, text }
		const body = JSON.stringify(said)
		const signature = createHmac('sha256', SECRET).update(body).digest('hex')
		const answer = await post(`${url}/hooks/api/${id}`, body, { 'x-patchbay-signature': `sha256=${signature}` })
		expect(answer.status).toBe(200)
	}
}

it('leads from a conversation to the one that the same person has elsewhere, for who may see it', async () => {
	const [ana, sam, mara] = [await world().agent(), await world().agent(), await world().page()]
	const [first, second] = [await ownChannel('first', await queueOf('Support')), await ownChannel('second', await queueOf('Bookings'))]
	await ana.starts('Ana Flores')
	await first('Said in the first place')
	await ana.accepts('Said in the first place')
	// Else they would be asked before Sam.
	await ana.becomes('away')
	await sam.starts('Sam Okafor')
	await second('Said in the second place')
	await sam.accepts('Said in the second place')
	await sam.log.getByText(words.kinHidden).waitFor()
	expect(await sam.log.getByRole('link', { name: words.kinOpen }).count()).toBe(0)

	const other = await sam.page.evaluate(() => location.hash.split('/').at(-1))
	await mara.goto(`${world().home.url}/console#/recent/${other}`)
	await mara.getByRole('button', { name: 'Mara Lindqvist' }).click()
	const kin = mara.getByRole('log').getByRole('listitem').filter({
		hasText: `${words.kinBy('API channel')} ${words.kinWith('Ana Flores')}`,
	})
	await kin.getByRole('link', { name: words.kinOpen }).click()
	await mara.getByRole('log').getByText('Said in the first place').waitFor()
	await mara.bringToFront()
	expect(await barriers(mara)).toEqual([])
})

it('lets an agent who holds both conversations of a person go on in one', async () => {
	const ana = await world().agent()
	const [first, second] = [await ownChannel('one', await queueOf('Support')), await ownChannel('two', await queueOf('Support'))]
	await ana.starts('Ana Flores')
	await first('Said by the one')
	await ana.accepts('Said by the one')
	await second('Said by the other')
	await ana.accepts('Said by the other')
	await ana.log.getByRole('button', { name: words.kinJoin('one-customer') }).click()
	await ana.hears('They can also be reached by API channel: one-customer')
	await first('And now all of it')
	await ana.log.getByText('And now all of it').waitFor()
	expect(await ana.heard()).toEqual(['Said by the other', 'And now all of it'])
})

it('makes of a long talk one stop for Tab, with what can be done with a message one further', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('The oldest of all')
	await ana.accepts('The oldest of all')
	for (const text of ['one', 'two', 'three']) await ana.replies(`Answer ${text}`)
	await visitor.sees('Answer three')
	await visitor.says('The newest of all')
	await ana.hears('The newest of all')

	const focused = () =>
		ana.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
	await ana.composer.focus()
	await ana.page.keyboard.press('Shift+Tab')
	await eventually(focused).toContain('The newest of all')
	await ana.page.keyboard.press('ArrowUp')
	await eventually(focused).toMatch(/^You: Answer three/)
	await ana.page.keyboard.press('Home')
	await ana.page.keyboard.press('ArrowDown')
	await eventually(focused).toContain('The oldest of all')
	await ana.page.keyboard.press('Tab')
	await eventually(focused).toBe(composeEn.act.react)
	await ana.page.keyboard.press('Escape')
	await eventually(focused).toContain('The oldest of all')
	expect(await barriers(ana.page)).toEqual([])
	for (let i = 0; i < 3; i++) await ana.page.keyboard.press('Tab')
	expect(await ana.composer.evaluate((it) => it === document.activeElement)).toBe(true)
	await ana.page.keyboard.press('Shift+Tab')
	await eventually(focused).toContain('The oldest of all')
})
