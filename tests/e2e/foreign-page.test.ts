import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pictures } from '../core/files/pictures.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
let site: Server

/** Somebody else's shop, with a strict policy of its own and no help for the widget but its one script tag. */
beforeAll(async () => {
	site = createServer((request, response) => {
		if (request.url !== '/') return void response.writeHead(404).end()
		const home = world().home.url
		const policy = `default-src 'none'; script-src ${home}; connect-src ${home} ${home.replace('http', 'ws')}`
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
		response.end(`<!doctype html><html lang="en"><title>Shop</title><h1>A shop of somebody else</h1>${'<p>Shoes</p>'.repeat(60)}
			<script src="${home}/widget.js" data-inbox="demo.web" async></script>`)
	}).listen(0, 'localhost')
	await once(site, 'listening')
})
afterAll(() => void site.close())

function address(): string {
	return `http://localhost:${(site.address() as AddressInfo).port}/`
}

it('works from a page of another origin under its strict content policy, and moves nothing on it', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor({ base: address() })]
	await visitor.page.addInitScript(() => {
		const seen = { shift: 0 }
		Object.assign(globalThis, { seen })
		new PerformanceObserver((list) => {
			for (const it of list.getEntries()) seen.shift += Number(Reflect.get(it, 'value'))
		}).observe({ type: 'layout-shift', buffered: true })
	})
	const place = () => visitor.page.getByRole('heading', { name: 'A shop of somebody else' }).boundingBox()
	await ana.starts('Ana Flores')
	await visitor.visits('/')
	const before = await place()
	await visitor.opensWidget()
	expect(await visitor.page.evaluate('globalThis.seen.shift')).toBe(0)
	await visitor.says('Do you have these in 43?')
	await ana.accepts('Do you have these in 43?')
	await ana.replies('Yes, in green.')
	await eventually(() => visitor.heard()).toEqual(['Yes, in green.'])
	await visitor.page.keyboard.press('Escape')
	await visitor.opensWidget()
	expect(await place()).toEqual(before)
	expect(await visitor.page.evaluate(() => document.querySelectorAll('[data-patchbay]').length)).toBe(1)
})

it('makes a picture a link where the page lets nobody show pictures', async () => {
	const visitor = await world().visitor({ base: address() })
	await visitor.visits('/')
	await visitor.opensWidget()
	await visitor.says('Look')
	await visitor.seesOwn('Look', 'sent')
	const photo = { name: 'shoe.png', mimeType: 'image/png', buffer: Buffer.from(pictures.large) }
	await visitor.panel.locator('input[type=file]').setInputFiles(photo)
	const link = visitor.panel.getByRole('link', { name: 'shoe.png' }).and(visitor.page.locator('.doc'))
	await link.waitFor()
	await eventually(() => link.getAttribute('href')).toContain(`${world().home.url}/files/`)
})

it('lets the page finish while its script is still on the way', async () => {
	const visitor = await world().visitor({ base: address() })
	let arrive = () => {}
	const way = new Promise<void>((resolve) => arrive = resolve)
	await visitor.page.route('**/widget.js', async (route) => {
		await way
		await route.continue()
	})
	await visitor.page.goto(address(), { waitUntil: 'domcontentloaded' })
	await visitor.page.getByText('Shoes').last().waitFor()
	expect(await visitor.launcher.count()).toBe(0)
	arrive()
	await visitor.launcher.waitFor()
})
