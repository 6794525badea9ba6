import { expect, it } from 'vitest'
import { useWorld } from './support/world.ts'

const world = useWorld()
const ENGLISH_WORDS = /\b(the|you|your|of|to|is|in|on|for|with|and)\b/i

it('speaks Chinese to a Chinese browser: shop, widget and console', async () => {
	const [wei, visitor] = [await world().agent({ locale: 'zh' }), await world().visitor({ locale: 'zh' })]
	await wei.visits()
	await wei.page.getByRole('heading', { name: '登录' }).waitFor()
	await wei.starts('王伟 Wei')
	await visitor.visits()
	await visitor.page.getByRole('heading', { name: '小小旅程，一路有光' }).waitFor()
	await visitor.page.getByRole('button', { name: '打开聊天' }).click()
	await visitor.sees('您好！有什么可以帮您？')
	await visitor.panel.getByRole('heading', { name: '灯笼旅行' }).waitFor()
	await visitor.says('护照还有五个月到期，能去吗？')
	await visitor.sees(/您排在第 1 位/)
	await wei.offer('护照还有五个月到期').waitFor()
	expect(await wei.offer('护照还有五个月到期').innerText()).not.toMatch(ENGLISH_WORDS)
	await wei.accepts('护照还有五个月到期')
	await visitor.sees('王伟 Wei 已加入对话')
	await wei.replies('可以的。')
	await wei.seesOwn('可以的。', 'read')
	expect(await wei.page.locator('body').innerText()).not.toMatch(ENGLISH_WORDS)
	expect(await visitor.page.locator('body').innerText()).not.toMatch(ENGLISH_WORDS)
	expect(await visitor.panel.innerText()).not.toMatch(ENGLISH_WORDS)
	await wei.closes('已解决')
	await visitor.sees('王伟 Wei 结束了对话')
})

it('answers each in their own language in one conversation', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor({ locale: 'zh' })]
	await ana.starts('Ana Flores')
	await visitor.asks('你好')
	await ana.accepts('你好')
	await ana.page.getByText('Chinese').first().waitFor()
	await visitor.sees('Ana Flores 已加入对话')
	await ana.hears('Ana Flores took the conversation')
})
