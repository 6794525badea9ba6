import { afterAll, beforeAll, expect, test } from 'vitest'
import { whatsapp } from '../../../channels/whatsapp/whatsapp.ts'
import { whatsapp as standIn } from '../../../local/providers/whatsapp/whatsapp.ts'
import { accessTo, hookOf, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

let served: Served
beforeAll(async () => {
	served = await serveStandIn(standIn)
})
afterAll(() => served.close())

const NOW_MS = 1_767_225_600_000

test('finds the account of its number by the token, and its templates on all their pages', async () => {
	expect(await whatsapp.templates?.(accessTo(served))).toEqual([
		{ name: 'order_update', language: 'en', text: 'Your order {{1}} is on its way', blanks: 1 },
		{ name: 'hello_world', language: 'en_US', text: 'Welcome, and congratulations!', blanks: 0 },
	])
})

test('has no templates where the token is for no account with its number', async () => {
	const credentials = { ...standIn.credentials, phoneNumberId: '999999999999999' }
	expect(await whatsapp.templates?.(accessTo(served, { credentials }))).toEqual([])
})

test('gives the token to nobody but Meta, wherever a link leads', async () => {
	const asked: string[] = []
	const fetch = (url: string) => {
		asked.push(url)
		return Promise.resolve(Response.json({ url: 'https://fbsbx.com.evil.example/file' }))
	}
	expect(await whatsapp.openFile?.('123', accessTo(served, { fetch }))).toMatchObject({ ok: false, outcome: 'gone' })
	expect(asked).toEqual([`${served.apiBase}/v26.0/123?phone_number_id=106540352242922`])
})

test('fetches from where Meta keeps files, with the token and a name', async () => {
	const seen: (string | null)[] = []
	const fetch = (url: string, init?: RequestInit) => {
		const headers = new Headers(init?.headers)
		if (url.startsWith('https://lookaside.fbsbx.com/')) seen.push(headers.get('authorization'), headers.get('user-agent'))
		return Promise.resolve(
			url.startsWith('https://look') ? new Response('bytes') : Response.json({ url: 'https://lookaside.fbsbx.com/whatsapp?mid=1' }),
		)
	}
	expect(await whatsapp.openFile?.('123', accessTo(served, { fetch }))).toMatchObject({ ok: true })
	expect(seen).toEqual([`Bearer ${standIn.credentials['accessToken']}`, 'Patchbay/1.0'])
})

test('knows a file that Meta has no more', async () => {
	expect(await whatsapp.openFile?.('404404', accessTo(served))).toMatchObject({ ok: false, outcome: 'gone' })
})

test('tries again for a file when the link has run out in between', async () => {
	const fetch = (url: string) =>
		Promise.resolve(url.includes('/v26.0/') ? Response.json({ url: 'https://lookaside.fbsbx.com/1' }) : new Response('', { status: 403 }))
	expect(await whatsapp.openFile?.('123', accessTo(served, { fetch }))).toMatchObject({ ok: false, outcome: 'retry' })
})

test('is told what became of a message whose answer was lost', async () => {
	const who = standIn.person(1)
	served.fault = 'lost'
	const message = outgoing({ kind: 'text', text: 'Does this arrive?' }, { to: who.address })
	expect(await whatsapp.send(message, accessTo(served))).toMatchObject({ ok: false, outcome: 'unknown' })
	served.fault = null
	const seen = served.shown.at(-1)
	const act = { type: 'receipt' as const, of: seen?.id ?? '', ours: seen?.ours, state: 'delivered' as const }
	const request = await standIn.hook({ who, act, serial: 1, atMs: NOW_MS }, served.setting)
	const hook = request === null ? null : hookOf(request)
	const told = hook && whatsapp.translate(hook.body, { ...hook, credentials: standIn.credentials, nowMs: NOW_MS })
	expect(told).toMatchObject({
		ok: true,
		items: [{ kind: 'status', state: 'delivered', ours: message.id, from: { address: who.address } }],
	})
})

test('reaches by number whom it knows by number', async () => {
	const who = standIn.person(1)
	await standIn.hook({ who, act: { type: 'text', text: 'Hello' }, serial: 2, atMs: NOW_MS }, served.setting)
	const to = who.phone?.replace('+', '') ?? ''
	expect(await whatsapp.send(outgoing({ kind: 'text', text: 'Hi' }, { to }), accessTo(served))).toMatchObject({ ok: true })
	expect(served.shown.at(-1)?.address).toBe(who.address)
})
