import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

/** Each language and each light once: words change no colour, and colours no word. */
const LOOKS = [{ locale: 'en', colorScheme: 'light' }, { locale: 'zh', colorScheme: 'dark' }] as const

async function isOpenToAll(page: Page, where: string): Promise<void> {
	expect(await barriers(page), where).toEqual([])
}

it.each(LOOKS)('puts nobody off on any of its pages ($locale, $colorScheme)', async (look) => {
	const [ana, visitor] = [await world().agent(look), await world().visitor(look)]
	const { words } = ana
	await visitor.visits('/')
	await isOpenToAll(visitor.page, 'landing page')
	expect(await visitor.page.evaluate(() => document.documentElement.lang)).toBe(look.locale === 'zh' ? 'zh-CN' : 'en')
	await visitor.visits()
	await visitor.launcher.waitFor()
	await isOpenToAll(visitor.page, 'demo shop')
	await visitor.opensWidget()
	await isOpenToAll(visitor.page, 'widget, empty')

	await ana.visits()
	await ana.page.getByRole('button', { name: 'Ana Flores' }).waitFor()
	await isOpenToAll(ana.page, 'sign-in')
	await ana.starts('Ana Flores')
	await isOpenToAll(ana.page, 'console, empty')
	await ana.presses('?')
	await ana.dialog.getByText(words.shortcuts.accept).waitFor()
	await isOpenToAll(ana.page, 'shortcuts')
	await ana.page.keyboard.press('Escape')
	await ana.dialog.waitFor({ state: 'detached' })

	await visitor.says(look.locale === 'zh' ? '可以退票吗？' : 'Can I get a refund?')
	const asked = look.locale === 'zh' ? '可以退票吗？' : 'Can I get a refund?'
	await ana.offer(asked).waitFor()
	await isOpenToAll(ana.page, 'offer')
	await isOpenToAll(visitor.page, 'widget, waiting')
	await ana.presses('r')
	await ana.page.getByRole('textbox', { name: words.offer.reason }).waitFor()
	await isOpenToAll(ana.page, 'rejecting')
	await ana.page.keyboard.press('Escape')

	await ana.accepts(asked)
	await ana.replies('OK')
	await ana.notes('VIP')
	await visitor.types('…')
	await ana.log.getByText(words.conversation.typing('').trim()).waitFor()
	await isOpenToAll(ana.page, 'conversation')
	await visitor.sees('OK')
	await isOpenToAll(visitor.page, 'widget, conversation')

	await ana.presses('/')
	await ana.page.getByRole('menuitem').first().waitFor()
	await isOpenToAll(ana.page, 'palette')
	await ana.page.keyboard.press('Escape')
	await ana.presses('t')
	await ana.dialog.getByRole('heading', { name: words.transfer.title }).waitFor()
	await isOpenToAll(ana.page, 'transfer')
	await ana.page.keyboard.press('Escape')
	await ana.presses('e')
	await ana.dialog.getByRole('heading', { name: words.close.title }).waitFor()
	await ana.dialog.getByRole('button', { name: words.close.submit }).click()
	await ana.dialog.getByText(words.close.required).waitFor()
	await isOpenToAll(ana.page, 'close, without an outcome')
	await ana.page.keyboard.press('Escape')
	await ana.closes(look.locale === 'zh' ? '已解决' : 'Solved')
	await ana.wrapUp.waitFor()
	await isOpenToAll(ana.page, 'wrap-up')
	await isOpenToAll(visitor.page, 'widget, closed')

	await ana.finishes()
	await ana.page.getByRole('button', { name: words.rail.recent }).click()
	await eventually(() => ana.page.locator('.work-row').count()).toBeGreaterThan(0)
	await ana.page.locator('.work-row').first().click()
	await ana.page.getByText(words.recent.readOnly).waitFor()
	await isOpenToAll(ana.page, 'record')
})

it('would notice a barrier inside the widget', async () => {
	const visitor = await world().visitor()
	await visitor.visits()
	await visitor.opensWidget()
	await visitor.composer.evaluate((it) => ['aria-label', 'placeholder', 'aria-describedby'].forEach((name) => it.removeAttribute(name)))
	expect(await barriers(visitor.page)).toEqual([expect.stringContaining('label (critical)')])
})
