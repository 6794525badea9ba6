import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { twilioMessaging } from '../../../channels/twilio-messaging/twilio-messaging.ts'
import { NUMBERS, TEMPLATE } from '../../../local/providers/twilio-messaging/account.ts'
import { twilioMessaging as standIn } from '../../../local/providers/twilio-messaging/twilio-messaging.ts'
import { accessTo, hookOf, outgoing, searchOf } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

const NOW_MS = Date.parse('2026-11-22T23:59:30Z')

let served: Served
beforeAll(async () => {
	served = await serveStandIn(standIn, { now: () => NOW_MS })
})
afterAll(() => served.close())

const ana = standIn.person(1)
const texter = standIn.person(4)

describe('sending', () => {
	it('says with each message where to tell of it, and which message of ours it is', async () => {
		const statusUrl = 'https://patchbay.example/hooks/twilio-messaging/demo.first'
		const message = outgoing({ kind: 'text', text: 'Hello' }, { to: ana.address, from: NUMBERS.whatsapp, statusUrl })
		await twilioMessaging.send(message, accessTo(served))
		const form = new URLSearchParams(new TextDecoder().decode(served.requests.at(-1)?.body))
		expect(form.get('StatusCallback')).toBe(`${statusUrl}?message=${message.id}`)
		expect(served.shown.at(-1)).toMatchObject({ ours: message.id, address: ana.address })
	})

	it('hears of a message at the address it was sent with, and by our id', async () => {
		const statusUrl = 'https://patchbay.example/hooks/twilio-messaging/demo.first?x=1'
		const message = outgoing({ kind: 'text', text: 'Hello' }, { to: ana.address, from: NUMBERS.whatsapp, statusUrl })
		const sent = await twilioMessaging.send(message, accessTo(served))
		const act = { type: 'receipt', of: sent.ok ? sent.id ?? '' : '', state: 'delivered' } as const
		const request = await standIn.hook({ who: ana, act, serial: 50, atMs: NOW_MS }, served.setting)
		if (request === null) return expect.fail('Twilio tells')
		const hook = hookOf(request)
		const hearing = { credentials: standIn.credentials, nowMs: NOW_MS }
		expect(await twilioMessaging.verify(hook, hearing)).toMatchObject({ ok: true })
		expect(twilioMessaging.translate(hook.body, { ...hearing, url: hook.url, headers: hook.headers })).toMatchObject({
			items: [{ kind: 'status', state: 'delivered', ours: message.id }],
		})
	})

	it('answers from the number that was written to, or a messaging service', async () => {
		const service = `MG${'a'.repeat(32)}`
		for (const [from, field] of [[NUMBERS.sms, 'From'], [service, 'MessagingServiceSid']] as const) {
			await twilioMessaging.send(outgoing({ kind: 'text', text: 'Hello' }, { to: texter.address, from }), accessTo(served))
			expect(new URLSearchParams(new TextDecoder().decode(served.requests.at(-1)?.body)).get(field)).toBe(from)
		}
	})

	it('finds a number of the account for whoever has not written yet', async () => {
		for (const [who, from] of [[ana, NUMBERS.whatsapp], [texter, NUMBERS.sms]] as const) {
			expect(await twilioMessaging.send(outgoing({ kind: 'text', text: 'Hello' }, { to: who.address }), accessTo(served))).toMatchObject({
				ok: true,
			})
			expect(new URLSearchParams(new TextDecoder().decode(served.requests.at(-1)?.body)).get('From')).toBe(from)
		}
	})

	it('shows a place as a pin on WhatsApp and as a link in a text message', async () => {
		const place = { kind: 'location', text: '', latitude: 48.2, longitude: 16.37, name: 'Shop', address: null } as const
		await twilioMessaging.send(outgoing(place, { to: ana.address }), accessTo(served))
		expect(served.shown.at(-1)?.text).toBe('Shop\ngeo:48.2,16.37|Shop')
		await twilioMessaging.send(outgoing(place, { to: texter.address }), accessTo(served))
		expect(served.shown.at(-1)?.text).toBe('Shop\nhttps://maps.google.com/?q=48.2,16.37')
	})

	it('does not pretend to react, to change or to take back', async () => {
		for (
			const part of [{ kind: 'reaction', of: 'SM1', emoji: '👍' }, { kind: 'edit', of: 'SM1', text: 'x' }, {
				kind: 'delete',
				of: 'SM1',
			}] as const
		) {
			expect(await twilioMessaging.send(outgoing(part, { to: ana.address }), accessTo(served))).toMatchObject({
				outcome: 'final',
				problem: { code: 'not-supported' },
			})
		}
	})
})

describe('what Twilio answers', () => {
	const message = outgoing({ kind: 'text', text: 'Hello' }, { to: ana.address, from: NUMBERS.whatsapp })

	async function answered(status: number, body: string) {
		served.instead = { status, headers: { 'content-type': 'application/json' }, body }
		const sent = await twilioMessaging.send(message, accessTo(served))
		served.instead = null
		return sent
	}

	it.each(['failed', 'undelivered'])('that it has %s at once is final, for its reason', async (status) => {
		const body = JSON.stringify({ sid: 'SM1', status, error_code: 63016, error_message: 'Outside the window' })
		expect(await answered(201, body)).toEqual({
			ok: false,
			outcome: 'final',
			problem: { code: 'window-closed', providerCode: '63016', detail: 'Outside the window' },
		})
	})

	it.each(['<html>', '{}', '[]', ''])('without an id leaves it unknown: %s', async (body) => {
		expect(await answered(201, body)).toMatchObject({ outcome: 'unknown', problem: { detail: 'The answer names no message' } })
	})

	it.each([500, 503])('with %i goes again', async (status) => {
		expect(await answered(status, '<html>')).toMatchObject({ outcome: 'retry', problem: { code: 'provider-down' } })
	})

	it.each([502, 504])('of a gateway with %i leaves it unknown', async (status) => {
		expect(await answered(status, '<html>')).toMatchObject({ outcome: 'unknown', problem: { code: 'provider-down' } })
	})
})

describe('finding what nobody answered for', () => {
	const message = outgoing({ kind: 'text', text: 'Was it sent?' }, { to: ana.address, from: NUMBERS.whatsapp })

	it('finds a message that went out though the connection broke', async () => {
		served.fault = 'lost'
		expect(await twilioMessaging.send(message, accessTo(served))).toMatchObject({ outcome: 'unknown' })
		served.fault = null
		const found = await twilioMessaging.find?.(message, searchOf(served, NOW_MS))
		expect(found).toEqual({ sent: true, id: served.shown.at(-1)?.id })
	})

	it('takes no older message with the same words for it, and none to somebody else', async () => {
		expect(await twilioMessaging.find?.(message, searchOf(served, NOW_MS + 16 * 60_000))).toEqual({ sent: false })
		expect(await twilioMessaging.find?.({ ...message, to: texter.address }, searchOf(served, NOW_MS))).toEqual({ sent: false })
	})

	it('says nothing when Twilio cannot be asked', async () => {
		served.fault = 'broken'
		expect(await twilioMessaging.find?.(message, searchOf(served, NOW_MS))).toBe('later')
		served.fault = null
	})
})

it('lists the templates WhatsApp has approved, by names that can be sent', async () => {
	expect(await twilioMessaging.templates?.(accessTo(served))).toEqual([
		{ name: `order_shipped ${TEMPLATE.sid}`, language: 'en', text: TEMPLATE.body, blanks: 2 },
	])
})

it('shows below a message on WhatsApp that somebody types, and nothing in a text message', async () => {
	const written = { who: ana, act: { type: 'text', text: 'Hi' }, serial: 77, atMs: NOW_MS } as const
	const of = (await standIn.hook(written, served.setting))?.id ?? ''
	const before = served.requests.length
	await twilioMessaging.signal?.({ type: 'typing', thread: { message: of } }, { ...accessTo(served), to: texter.address, from: null })
	expect(served.requests.length).toBe(before)
	await twilioMessaging.signal?.({ type: 'typing', thread: { message: of } }, { ...accessTo(served), to: ana.address, from: null })
	expect(served.shown.at(-1)).toMatchObject({ kind: 'typing', address: ana.address })
})

it('asks for media with the account’s password at Twilio alone', async () => {
	const asked: [string, string | null][] = []
	const access = accessTo(served, {
		apiBase: null,
		fetch(url, init) {
			asked.push([url, new Headers(init?.headers).get('authorization')])
			const onward = { status: 307, headers: { location: 'https://mms.twiliocdn.com/abc?key=1' } }
			return Promise.resolve(asked.length === 1 ? new Response(null, onward) : new Response('bytes'))
		},
	})
	expect(await twilioMessaging.openFile?.('https://api.twilio.com/2010-04-01/x', access)).toMatchObject({ ok: true })
	expect(asked).toEqual([['https://api.twilio.com/2010-04-01/x', expect.stringMatching(/^Basic /)], [
		'https://mms.twiliocdn.com/abc?key=1',
		null,
	]])
	for (const host of ['elsewhere.example', 'api.twilio.com.evil.example', 'api.twilio.com@evil.example', 'evil.example/api.twilio.com']) {
		await twilioMessaging.openFile?.(`https://${host}/file`, access)
		expect(asked.at(-1)?.[1], host).toBeNull()
	}
})
