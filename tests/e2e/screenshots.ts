/**
 * Makes the README's pictures in `docs/images` from the real thing. By hand, on a machine with Chinese fonts
 * (`apt-get install fonts-noto-cjk`):
 *
 *     npx vitest run --config tests/e2e/screenshots.config.ts
 */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Dispatcher } from './support/dispatcher.ts'
import { eventually } from './support/eventually.ts'
import type { PersonOptions, World } from './support/world.ts'
import { useWorld } from './support/world.ts'

const FOLDER = join(import.meta.dirname, '../../docs/images')
const CONSOLE = { width: 1120, height: 690 }
const SHOP = { width: 520, height: 690 }
const world = useWorld()

/** What is said in a picture: by turns the visitor and the agent; in the list besides, and in the offer that rings. */
interface Scene {
	readonly look: Required<Pick<PersonOptions, 'locale' | 'colorScheme'>>
	readonly agent: 'Ana Flores' | '王伟 Wei'
	readonly talk: readonly string[]
	readonly note: string
	readonly last: string
	readonly other: string
	readonly ringing: string
	readonly titles: readonly [string, string]
	readonly file: string
}

const SCENES: readonly Scene[] = [{
	look: { locale: 'en', colorScheme: 'light' },
	agent: 'Ana Flores',
	talk: [
		'Hello! We are on the Kyoto trip, booking LT-2048. Can we still add a night before it starts?',
		'Hi, Ana here. Yes, you can: the same inn has a double room the night before.',
		'Lovely. Is there one on the garden side?',
	],
	note: 'They were on the Li River trip last year. Offer the returning guests’ rate.',
	last: 'There is! €86 with breakfast, since you have travelled with us before. Shall I book it?',
	other: 'Is the bamboo raft all right for a five-year-old?',
	ringing: 'My visa letter still shows the old dates',
	titles: ['Patchbay · Console', 'Lantern Travel'],
	file: 'patchbay.png',
}, {
	look: { locale: 'zh', colorScheme: 'dark' },
	agent: '王伟 Wei',
	talk: [
		'您好！我们订了京都的行程，订单号 LT-2048，出发前一晚还能加住吗？',
		'您好，我是王伟。可以的，同一家旅馆前一晚还有双人间。',
		'太好了，有朝花园的房间吗？',
	],
	note: '去年参加过漓江行程，可以给老客户价。',
	last: '有的！您是老客户，含早餐只要 86 欧元。需要我帮您订吗？',
	other: '五岁的孩子可以坐竹筏吗？',
	ringing: '签证邀请函上的日期还是旧的',
	titles: ['Patchbay · 工作台', '灯笼旅行'],
	file: 'patchbay.zh.png',
}]

it.each(SCENES)('makes $file', async (scene) => {
	const [agent, visitor] = await played(world(), scene)
	const shots = [await agent.screenshot(), await visitor.screenshot()] as const
	const page = await world().page({ ...scene.look, viewport: { width: 1736, height: 788 }, scale: 1.2 })
	await page.setContent(composed(scene, shots))
	await page.screenshot({ path: join(FOLDER, scene.file) })
	if (scene.look.locale !== 'en') return
	await agent.screenshot({ path: join(FOLDER, 'console.png') })
	await visitor.setViewportSize({ width: 1000, height: 690 })
	await visitor.screenshot({ path: join(FOLDER, 'widget.png') })
})

const ROUTING = { width: 1400, height: 880 }

const ROUTING_SCENES = [
	{ look: { locale: 'en', colorScheme: 'light' }, policy: 'routing', simulation: 'simulation' },
	{ look: { locale: 'zh', colorScheme: 'dark' }, policy: 'routing.zh', simulation: 'simulation.zh' },
] as const

it.each(ROUTING_SCENES)('makes the pictures of the routing ($look.locale)', async ({ look, policy, simulation }) => {
	await world().api.dropDraft()
	const robin = new Dispatcher(await world().page({ ...look, viewport: ROUTING, scale: 1.5 }), { base: world().home.url, ...look })
	const { page, words: { field, finally: ways } } = robin
	await robin.opens('Robin Hale')
	await robin.picks('Support')
	await robin.addsStep()
	await robin.chooses(field.finally, ways.wait)
	await robin.isReady()
	await page.mouse.move(0, 0)
	await page.screenshot({ path: join(FOLDER, `${policy}.png`) })
	await robin.simulates()
	await page.mouse.move(0, 0)
	await page.screenshot({ path: join(FOLDER, `${simulation}.png`) })
	await world().api.dropDraft()
})

const SETTINGS = [
	{ look: { locale: 'en', colorScheme: 'light' }, file: 'settings.png' },
	{ look: { locale: 'zh', colorScheme: 'dark' }, file: 'settings.zh.png' },
] as const

it.each(SETTINGS)('photographs the roles of a workspace: $file', async ({ look, file }) => {
	const page = await world().page({ ...look, viewport: { width: 1120, height: 690 }, scale: 2 })
	const robin = new Dispatcher(page, { base: world().home.url, locale: look.locale })
	await robin.opens('Robin Hale', '/console/settings#/roles')
	await page.getByRole('table').waitFor()
	await page.mouse.move(0, 0)
	await page.screenshot({ path: join(FOLDER, file) })
})

async function played(world: World, { look, agent: name, talk: [ask = '', answer = '', more = ''], note, last, other, ringing }: Scene) {
	await world.setRules({ offerMs: 60_000 })
	const agent = await world.agent({ ...look, viewport: CONSOLE, scale: 2 })
	const visitor = await world.visitor({ ...look, viewport: SHOP, scale: 2 })
	const [second, third] = [await world.visitor(look), await world.visitor(look)]
	await agent.starts(name)
	await second.asks(other)
	await agent.accepts(other)
	await visitor.asks(ask)
	await agent.accepts(ask)
	await agent.replies(answer)
	await visitor.says(more)
	await agent.hears(more)
	await agent.notes(note)
	await agent.replies(last)
	await eventually(() => visitor.heard()).toEqual([answer, last])
	await agent.seesOwn(last, 'read')
	await third.asks(ringing)
	await agent.offer(ringing).waitFor()
	expect(await agent.page.locator('.work-row').count()).toBe(2)
	await agent.page.mouse.move(0, 0)
	return [agent.page, visitor.page] as const
}

function composed({ look, titles }: Scene, shots: readonly [Buffer, Buffer]): string {
	const ground = look.colorScheme === 'dark' ? '#0a0b0f' : '#e3e6f3'
	const [bar, ink, line] = look.colorScheme === 'dark' ? ['#23252d', '#a3a6b3', '#34363f'] : ['#f6f6f8', '#5c5f6b', '#d4d7e4']
	const window = (shot: Buffer, title: string, { width, height }: { width: number; height: number }) =>
		`<figure><figcaption><i></i><i></i><i></i><span>${title}</span></figcaption><img width="${width}" height="${height}" src="data:image/png;base64,${
			shot.toString('base64')
		}"></figure>`
	return `<!doctype html><style>
		body { margin: 0; min-height: 100vh; display: flex; justify-content: center; align-items: center; gap: 36px; background: ${ground} }
		figure { margin: 0; border-radius: 12px; overflow: hidden; box-shadow: 0 0 0 1px ${line}, 0 18px 50px #14163426 }
		figcaption { display: flex; align-items: center; gap: 7px; height: 38px; padding: 0 14px; background: ${bar}; color: ${ink}; font: 500 13px system-ui, 'Noto Sans CJK SC', sans-serif }
		i { width: 11px; height: 11px; border-radius: 50%; background: ${line} }
		span { flex: 1; text-align: center; padding-right: 47px }
		img { display: block }
	</style>${window(shots[0], titles[0], CONSOLE)}${window(shots[1], titles[1], SHOP)}`
}
