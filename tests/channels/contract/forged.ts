import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HookRequest } from '../../../local/providers/stand-in.ts'
import { hookOf } from '../support/calls.ts'
import { hookUrlOf } from '../support/serve-stand-in.ts'
import type { Kit } from './kit.ts'
import { Stage } from './stage.ts'

/** Bits tried; each body has thousands, and one signature over all of them. */
const BITS = 25

/** Only the provider is let in. */
export function refusesForgeries(kit: Kit): void {
	const { headers: signers = [], query: queried = [], coversBody } = kit.signature
	let stage: Stage
	let genuine: HookRequest
	beforeAll(async () => {
		stage = await Stage.open(kit)
		genuine = await textOf(stage)
	})
	afterAll(() => stage.close())

	test('lets in what the provider has signed', async () => {
		expect(await stage.verify(genuine)).toMatchObject({ ok: true, content: expect.any(Uint8Array) })
	})

	test('refuses what is not signed', async () => {
		const headers = Object.fromEntries(Object.entries(genuine.headers).filter(([name]) => !signers.includes(name.toLowerCase())))
		const url = new URL(genuine.url)
		queried.forEach((it) => url.searchParams.delete(it))
		expect(await stage.verify({ ...genuine, headers, url: url.href })).toMatchObject({ ok: false, code: 'signature-missing' })
	})

	test('refuses a signature that is another by one character', async () => {
		for (const name of signers) expect(await stage.verify(withHeader(genuine, name, otherBy1))).toMatchObject(INVALID)
		for (const name of queried) expect(await stage.verify(withQuery(genuine, name, otherBy1))).toMatchObject(INVALID)
	})

	test.runIf(coversBody)('refuses a body that is another by one bit', async () => {
		for (let i = 0; i < BITS; i++) {
			const body = Uint8Array.from(genuine.body)
			const at = Math.floor(i * (body.length - 1) / (BITS - 1))
			body[at] = (body[at] ?? 0) ^ 1
			expect(await stage.verify({ ...genuine, body }), `bit of byte ${at}`).toMatchObject(INVALID)
		}
	})

	test('refuses what another inbox of the provider is sent', async () => {
		const credentials = Object.fromEntries(Object.entries(kit.standIn.credentials).map(([name, value]) => [name, otherBy1(value)]))
		const hookUrl = hookUrlOf(kit.standIn, 'demo.second')
		const delivery = stage.delivery({ type: 'text', text: 'Hello' })
		const request = await kit.standIn.hook(delivery, { ...stage.served.setting, credentials, hookUrl })
		const query = new URL(request?.url ?? hookUrl).search
		const url = `${stage.served.setting.hookUrl}${query}`
		expect(request === null ? null : await stage.verify({ ...request, url })).toMatchObject(INVALID)
	})

	test('refuses everybody until it has been given its credentials', async () => {
		const hearing = { credentials: {}, nowMs: stage.delivery({ type: 'typing' }).atMs }
		expect(await kit.channel.verify(hookOf(genuine), hearing)).toMatchObject(INVALID)
	})

	test('refuses whatever else is called a signature', async () => {
		const anything = fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((it) => String.fromCharCode(it)) })
		await fc.assert(
			fc.asyncProperty(anything, fc.uint8Array(), async (value, bytes) => {
				const named = [
					...signers.map((it) => withHeader(genuine, it, () => value)),
					...queried.map((it) => withQuery(genuine, it, () => value)),
				]
				for (const request of named) {
					const verified = await stage.verify({ ...request, body: Uint8Array.from(bytes) })
					expect(verified.ok).toBe(false)
				}
			}),
			{ numRuns: 50 },
		)
	})

	test('refuses who comes by without anything to say', async () => {
		const { hookUrl } = stage.served.setting
		const visits = [hookUrl, `${hookUrl}?`, `${hookUrl}?hub.mode=subscribe&signature=&%00=%ff&a[]=1`]
		for (const url of visits) {
			for (const method of ['GET', 'POST'] as const) {
				expect(await stage.verify({ method, url, headers: {}, body: new Uint8Array(), id: null }), `${method} ${url}`).toMatchObject({
					ok: false,
				})
			}
		}
	})

	for (const { name, forge, code, laterMs } of kit.forgeries ?? []) {
		test(`refuses ${name}`, async () => {
			expect(await stage.verify(await forge(await textOf(stage)), laterMs)).toMatchObject({ ok: false, code })
		})
	}

	test.runIf(kit.standIn.handshake !== undefined)('answers the handshake of the provider, and nobody else’s', async () => {
		const { atMs } = stage.delivery({ type: 'typing' })
		const shake = await kit.standIn.handshake?.({ ...stage.served.setting, atMs })
		const credentials = Object.fromEntries(Object.entries(kit.standIn.credentials).map(([name, value]) => [name, otherBy1(value)]))
		const others = await kit.standIn.handshake?.({ ...stage.served.setting, credentials, atMs })
		if (!shake || !others) return expect.fail('There is a handshake')
		const verified = await stage.verify(shake)
		expect(verified).toMatchObject({ ok: true, answer: { status: 200 } })
		expect(verified.ok && 'answer' in verified ? verified.answer.body : '').not.toBe('')
		expect(await stage.verify(others)).toMatchObject({ ok: false })
	})
}

/** What does not come by webhook is not taken from one, whoever posts it. */
export function takesNoWebhook({ channel, standIn }: Kit): void {
	test('refuses whatever is posted', async () => {
		const hook = { method: 'POST' as const, url: new URL(hookUrlOf(standIn)), headers: new Headers(), body: new Uint8Array() }
		expect(await channel.verify(hook, { credentials: {}, nowMs: 0 })).toMatchObject({ ok: false, code: 'not-found' })
	})
}

const INVALID = { ok: false, code: 'signature-invalid' }

async function textOf(stage: Stage): Promise<HookRequest> {
	return await stage.hook(stage.delivery({ type: 'text', text: 'Hello there' })) ?? expect.fail('A customer can write, at the least')
}

/** The same but for one character in the middle, and still of the same form. */
function otherBy1(value: string): string {
	const at = Math.floor(value.length / 2)
	return `${value.slice(0, at)}${value[at] === '1' ? '2' : '1'}${value.slice(at + 1)}`
}

function withHeader(request: HookRequest, name: string, change: (value: string) => string): HookRequest {
	const headers = Object.entries(request.headers).map(([it, value]) => [it, it.toLowerCase() === name ? change(value) : value])
	return { ...request, headers: Object.fromEntries(headers) }
}

function withQuery(request: HookRequest, name: string, change: (value: string) => string): HookRequest {
	const url = new URL(request.url)
	url.searchParams.set(name, change(url.searchParams.get(name) ?? ''))
	return { ...request, url: url.href }
}
