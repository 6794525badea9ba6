import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useWorld } from './support/world.ts'

const world = useWorld()

/** What the browser has kept a page from, from now on. */
async function watched(page: Page): Promise<() => Promise<string[]>> {
	await page.addInitScript(() => {
		const kept: string[] = []
		Object.assign(globalThis, { kept })
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
			kept.push([location.pathname, violatedDirective, blockedURI, sample].join(' '))
		})
	})
	return async () => await page.evaluate(() => [...Reflect.get(globalThis, 'kept') as string[]])
}

it('keeps every page within its own content policy', async () => {
	const [robin, visitor] = [await world().agent(), await world().visitor()]
	const [there, here] = [await watched(robin.page), await watched(visitor.page)]
	for (const path of ['/', '/lab', '/lab/outbox']) {
		await visitor.visits(path)
		expect(await here()).toEqual([])
	}
	await visitor.visits('/try?inbox=demo.web')
	await visitor.opensWidget()
	expect(await here()).toEqual([])
	await visitor.visits()
	await visitor.opensWidget()
	await visitor.says('Where is my order? https://shop.example/LT-2048')
	expect(await here()).toEqual([])
	await robin.visits()
	await robin.page.getByRole('button', { name: 'Robin Hale' }).click()
	await robin.page.getByRole('button', { name: /Robin Hale/ }).waitFor()
	for (
		const path of ['/console', '/console/routing', '/console/settings#/queues', '/console/settings#/keys', '/console/account#/two-factor']
	) {
		await robin.page.goto(world().home.url + path)
		await robin.page.getByRole('button').first().waitFor()
		expect(await there()).toEqual([])
	}
})

it('runs no script that is not a file of ours, on any page', async () => {
	const { page } = await world().visitor()
	for (const path of ['/', '/demo', '/console', '/lab']) {
		await page.goto(world().home.url + path)
		const ran = await page.evaluate(async () => {
			const tries = [
				() => document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.hacked = true">'),
				() => document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.hacked = true' })),
				() => document.body.append(Object.assign(document.createElement('script'), { src: 'data:text/javascript,globalThis.hacked=true' })),
			]
			for (const it of tries) {
				try {
					it()
				} catch {
					// Refused before it could be tried.
				}
			}
			await new Promise((resolve) => setTimeout(resolve, 100))
			return Reflect.get(globalThis, 'hacked') === true
		})
		expect([path, ran]).toEqual([path, false])
	}
})

it('cannot be shown within a page of somebody else', async () => {
	const { page } = await world().visitor()
	for (const path of ['/', '/demo', '/console', '/lab', '/healthz']) {
		const answer = await page.request.get(world().home.url + path)
		expect([path, answer.headers()['content-security-policy']]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
		expect(answer.headers()['cross-origin-opener-policy']).toBe('same-origin')
		expect(answer.headers()['cross-origin-resource-policy']).toBe('same-origin')
		expect(answer.headers()['x-content-type-options']).toBe('nosniff')
	}
})
