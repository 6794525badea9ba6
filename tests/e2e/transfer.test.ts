import { expect, it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('passes a conversation to a named colleague, with a note that the visitor never sees', async () => {
	const [ana, wei, visitor] = [await world().agent(), await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('我想改签航班')
	await ana.accepts('我想改签航班')
	await ana.replies('One moment, my colleague speaks Chinese.')
	await wei.starts('王伟 Wei')
	await ana.transfers('王伟 Wei', 'Speaks Chinese, wants another flight')
	await visitor.sees('You are being passed on to a colleague')
	await wei.offer('我想改签航班').getByText('Speaks Chinese, wants another flight').waitFor()
	await wei.offer('我想改签航班').getByText('It was passed to you by name.').waitFor()
	await wei.accepts('我想改签航班')
	await wei.hears('One moment, my colleague speaks Chinese.')
	await wei.hears('Ana Flores passed it to 王伟 Wei')
	await visitor.sees('王伟 Wei joined the conversation')
	await wei.replies('您好，请问想改到哪一天？')
	await eventually(() => visitor.heard()).toEqual(['One moment, my colleague speaks Chinese.', '您好，请问想改到哪一天？'])
	expect(await visitor.panel.getByText('wants another flight').count()).toBe(0)
	await eventually(() => ana.page.locator('.work-row').count()).toBe(0)
})

it('passes a conversation to a queue, where whoever serves it takes it', async () => {
	const [ana, sam, visitor] = [await world().agent(), await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('I want two more seats on LT-2048')
	await ana.accepts('I want two more seats on LT-2048')
	await ana.becomes('away')
	await ana.transfers('Bookings', 'Two seats more')
	await visitor.sees(/You are number 1 in line/)
	await sam.starts('Sam Okafor')
	await sam.offer('Two seats more').getByText('Bookings · Waited').waitFor()
	await sam.accepts('I want two more seats on LT-2048')
	await visitor.sees('Sam Okafor joined the conversation')
})
