import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sniff } from '../../../core/files/sniff.ts'
import { asked } from '../../../local/lab/engine/asked.ts'
import { CarrierLab, shuffled } from '../../../local/lab/engine/carrier-lab.ts'
import { type ProviderServer, startProviderServer } from '../../../local/lab/engine/provider-server.ts'
import { sample } from '../../../local/lab/engine/samples.ts'
import { type Lab, startLab } from '../../../local/lab/lab.ts'
import { api } from '../../../local/providers/api.ts'
import { FakeClock, settled } from './support/fake-clock.ts'

let status: number
let hooks: string[]
let close: () => Promise<void>
let opened: string[]
let clock: FakeClock
let lab: CarrierLab
let providers: ProviderServer

/** A Patchbay that counts webhooks, and one inbox of it. */
beforeEach(async () => {
	;[status, hooks, opened, clock] = [200, [], [], new FakeClock()]
	const server = createServer((request, response) => {
		hooks.push(request.url ?? '')
		request.resume().on('end', () => response.writeHead(status).end())
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	close = async () => {
		server.closeAllConnections()
		await new Promise((resolve) => server.close(resolve))
	}
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	providers = await startProviderServer(0)
	const open = () => {
		opened.push('api')
		return Promise.resolve({ id: 'demo.api', hookUrl: `${url}/hooks/api/demo.api` })
	}
	lab = await CarrierLab.of({
		...{ standIns: [api], clock, random: () => 0.5, apiBase: `${providers.url}/provider` },
		gateway: { url, apiKey: 'x' },
		inboxes: { open, find: () => Promise.resolve(null) },
	})
	providers.serve(lab)
})
afterEach(async () => {
	await providers.close()
	await close()
})

const act = (more: object = {}) =>
	asked('act', { lab, json: { channel: 'api', address: 'customer-1', act: { type: 'text', text: 'Hi' }, ...more } })

describe('the carrier lab', () => {
	it('makes no inbox before somebody comes to play', async () => {
		await lab.resume()
		expect([opened, (await lab.since(0, 0)).rooms[0]?.readiness.state]).toEqual([[], 'waiting'])
		expect(await act()).toEqual({ status: 409, body: { why: 'not-ready' } })
		await lab.open()
		expect([opened, lab.room('api')?.readiness.state]).toEqual([['api'], 'ready'])
		expect((await act()).status).toBe(200)
		await expect.poll(() => hooks).toEqual(['/hooks/api/demo.api'])
	})

	it('makes an inbox again that somebody has removed, before the provider tries again', async () => {
		await lab.open()
		status = 404
		await act()
		await expect.poll(() => opened).toEqual(['api', 'api'])
		status = 200
		await expect.poll(() => lab.room('api')?.readiness.state).toBe('ready')
		await clock.pass(1_000)
		await expect.poll(() => lab.room('api')?.view().phones[0]?.bubbles[0]?.state).toBe('arrived')
	})

	it('tells what has changed as soon as it has', async () => {
		const { version } = await lab.since(0, 0)
		const news = lab.since(version, 3_000)
		await lab.open()
		expect((await news).rooms.map((it) => it.channel)).toEqual(['api'])
		const quiet = lab.since((await lab.since(0, 0)).version, 3_000)
		await clock.pass(3_000)
		expect((await quiet).rooms).toEqual([])
	})

	it('tells everything to a page from before it was started', async () => {
		expect((await lab.since(1_000_000, 3_000)).rooms).toHaveLength(1)
	})

	it('never counts the same twice, however soon it is started again', async () => {
		await lab.open()
		await act()
		const before = lab.room('api')?.view().phones[0]?.bubbles[0]?.id ?? ''
		expect(Number(before.replace('in-', ''))).toBeGreaterThan(130_000_000)
	})

	it('understands nothing that it does not know', async () => {
		expect((await act({ act: { type: 'dance' } })).status).toBe(400)
		expect((await act({ channel: 'pigeon' })).status).toBe(404)
		expect((await asked('trouble', { lab, json: { channel: 'api', trouble: { copies: 50 } } })).status).toBe(400)
		expect((await asked('else', { lab, json: {} })).status).toBe(404)
		expect((await asked('act', { lab, json: null })).status).toBe(400)
	})

	it('shuffles into another order, always', () => {
		for (const at of [0.1, 0.5, 0.9]) expect(shuffled([1, 2, 3], () => at)).not.toEqual([1, 2, 3])
		expect(shuffled([1], () => 0)).toEqual([1])
	})
})

describe('the providers', () => {
	it('answer on this machine by its number alone, and for channels there are', async () => {
		expect((await fetch(`${providers.url}/provider/api/x`, { method: 'POST', body: '{}' })).status).toBe(401)
		expect((await fetch(`${providers.url}/provider/pigeon/x`)).status).toBe(404)
		expect((await fetch(providers.url)).status).toBe(404)
		const byName = await fetch(`http://localhost:${providers.port}/provider/api/x`).then((it) => it.status, () => 404)
		expect(byName).toBe(404)
	})

	it('break the connection when they are told to', async () => {
		lab.room('api')?.troubles({ fault: 'lost' })
		await expect(fetch(`${providers.url}/provider/api/x`, { method: 'POST', body: '{}' })).rejects.toThrow()
	})
})

describe('the page', () => {
	let pages: Lab
	beforeEach(async () => void (pages = await startLab()))
	afterEach(() => pages.close())
	const ask = (path: string, init: RequestInit = {}) =>
		fetch(pages.url + path, { ...init, headers: { authorization: `Bearer ${pages.secret}` } })

	it('has a script and styles of its own and lets nothing else in', async () => {
		const page = await ask('/lab?lang=zh')
		expect(await page.text()).toContain('<html lang="zh">')
		expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /)
		expect(await (await ask('/lab/page/play.js')).text()).toContain('/lab/api/')
		expect((await ask('/lab/page/play.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
		expect((await ask('/lab/page/../lab.ts')).status).toBe(404)
	})

	it('has nothing to play with until there are providers', async () => {
		expect((await ask('/lab/api/state')).status).toBe(404)
		pages.furnish(lab)
		expect((await (await ask('/lab/api/state?after=0')).json() as { rooms: unknown[] }).rooms).toHaveLength(1)
		expect((await ask('/lab/api/open', { method: 'POST', body: '{}' })).status).toBe(200)
		await settled()
		expect((await ask('/lab/api/exchanges?channel=api&after=0')).status).toBe(200)
		expect((await ask('/lab/api/nothing')).status).toBe(404)
		expect((await ask('/lab/api/act', { method: 'POST', body: 'no json' })).status).toBe(400)
	})
})

it('has files to try with that are what they are called', () => {
	for (const name of ['photo', 'voice', 'document', 'sticker'] as const) {
		const { bytes, mediaType } = sample(name)
		expect([name, sniff(bytes)]).toEqual([name, mediaType])
	}
})
