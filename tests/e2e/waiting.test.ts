import { expect, it } from 'vitest'
import { barriers } from './support/axe.ts'
import { useWorld, type World } from './support/world.ts'

const world = useWorld()
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** The queues open at nine on the day after tomorrow. */
async function closesTheShop({ api }: World): Promise<void> {
	const config = await api.config()
	const day = WEEKDAYS[(new Date().getUTCDay() + 2) % 7] ?? 'sunday'
	const hours = { id: 'closed', name: 'Closed', timeZone: 'UTC', week: { [day]: [{ from: '09:00', to: '10:00' }] }, exceptions: [] }
	const queues = config.queues.map((it) => ({ ...it, routing: { ...it.routing, hours: 'closed', whenClosed: 'message' as const } }))
	await api.publish({ ...config, hours: [...config.hours, hours], queues })
}

it.each(
	[
		{ locale: 'en', colorScheme: 'light', closed: /^We are closed\. We open \w+day .*9:00.* Leave your message\. You keep your place\.$/ },
		{ locale: 'zh', colorScheme: 'dark', closed: /^我们现在休息。(星期|周).+9:00 开始服务。请留言，您的排队位置会保留。$/ },
	] as const,
)('tells who comes when it is closed, and calls them back ($locale)', async ({ closed, ...look }) => {
	await closesTheShop(world())
	const visitor = await world().visitor(look)
	await visitor.asks('12?')
	await visitor.sees(closed)
	const { callMe, callTo } = visitor.words
	const offer = visitor.panel.getByRole('button', { name: callMe, exact: true })
	await offer.click()
	expect(await barriers(visitor.page)).toEqual([])
	await visitor.panel.getByRole('textbox', { name: callTo }).fill('+44 20 7946 0000')
	await visitor.page.keyboard.press('Enter')
	await visitor.sees(/\+44 20 7946 0000/)
	expect(await offer.isVisible()).toBe(false)
	await visitor.visits()
	await visitor.opensWidget()
	await visitor.sees(/\+44 20 7946 0000/)
	await visitor.says('34')
	await visitor.sees(closed)
})
