import { expect, it } from 'vitest'
import type { Agent } from './support/agent.ts'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

/** A supervisor finds a conversation in the record, which is a moment behind. */
async function looksInto(ask: string, lead: Agent): Promise<void> {
	await eventually(async () => (await world().api.conversations()).some((it) => it.preview === ask)).toBe(true)
	await lead.visits()
	await lead.page.getByRole('button', { name: 'Mara Lindqvist' }).click()
	await lead.opens(ask)
}

it.each([{ locale: 'en', colorScheme: 'light' }, { locale: 'zh', colorScheme: 'dark' }] as const)(
	'lets a supervisor watch as it happens and leave a note ($locale, $colorScheme)',
	async (look) => {
		const [ana, lead, visitor] = [await world().agent(look), await world().agent(look), await world().visitor(look)]
		const ask = `LT-2048? ${look.locale}`
		await ana.starts('Ana Flores')
		await visitor.asks(ask)
		await ana.accepts(ask)
		await looksInto(ask, lead)
		await lead.hears(lead.words.event.assigned('Ana Flores'))

		await visitor.types('1')
		await lead.log.getByText(lead.words.conversation.typing('').trim()).waitFor()
		await ana.replies('LT-2048!')
		await lead.hears('LT-2048!')
		const field = lead.page.getByRole('textbox', { name: lead.words.composer.noteLabel })
		await field.fill('VIP')
		await field.press('Enter')
		await ana.bubble('VIP').getByText(`${ana.words.note.badge} · Mara Lindqvist`).waitFor()
		expect(await visitor.panel.getByText('VIP').count()).toBe(0)
		expect(await lead.page.getByPlaceholder(lead.words.composer.replyHint).count()).toBe(0)
		expect(await barriers(lead.page)).toEqual([])

		await ana.closes(/./)
		await lead.page.locator('.pane-head').getByText(lead.words.status.closed).waitFor()
	},
)

it('shows a supervisor the record while there is no line to the conversation', async () => {
	const [ana, lead, visitor] = [await world().agent(), await world().agent(), await world().visitor()]
	await lead.page.routeWebSocket(/\/ws\/conversation\//, (socket) => socket.close())
	await ana.starts('Ana Flores')
	await visitor.asks('Does anybody see this?')
	await ana.accepts('Does anybody see this?')
	await looksInto('Does anybody see this?', lead)
	await lead.page.getByText(lead.words.recent.readOnly).waitFor()
})

it('lets an agent finish what wraps up from the list, and finds it in the record at once', async () => {
	const [ana, first, second, third] = [
		await world().agent(),
		await world().visitor(),
		await world().visitor(),
		await world().visitor(),
	]
	await world().setRules({ wrapUpMs: 600_000 })
	await ana.starts('Ana Flores')
	for (const [visitor, text] of [[first, 'One, please'], [second, 'Two, please'], [third, 'Three, please']] as const) {
		await visitor.asks(text)
		await ana.accepts(text)
	}
	const rows = ana.page.locator('.work-row-last')
	const top = () => rows.first().innerText()
	await eventually(top).toBe('One, please')
	await ana.opens('One, please')
	await ana.replies('Yes?')
	await eventually(top).toBe('You: Yes?')
	await ana.log.hover()
	await eventually(top).toBe('Two, please')

	await ana.closes('Solved')
	await ana.hears('Two, please')
	await ana.closes('Solved')
	await ana.hears('Three, please')
	const wrapping = ana.page.getByRole('region', { name: 'Wrapping up' })
	await eventually(() => wrapping.getByRole('button', { name: /^Done: / }).count()).toBe(2)
	await ana.presses('d')
	await eventually(() => wrapping.locator('.work-row').allInnerTexts()).toEqual([expect.stringContaining('Two, please')])
	await ana.hears('Three, please')
	await wrapping.getByRole('button', { name: /^Done: / }).click()
	await wrapping.waitFor({ state: 'detached' })
	await ana.hears('Three, please')

	await ana.page.getByRole('button', { name: 'Recent' }).click()
	await ana.row('Three, please').getByText('Active').waitFor()
	await ana.closes('Solved')
	// It takes her along to the wrap-up, and would from the record too if she went there before.
	await ana.wrapUp.waitFor()
	await ana.page.getByRole('button', { name: 'Recent' }).click()
	// Sooner than the list is asked for anew by itself.
	await ana.row('Three, please').getByText('Closed').waitFor({ timeout: 12_000 })
})
