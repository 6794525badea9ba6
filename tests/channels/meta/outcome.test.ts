import { describe, expect, test } from 'vitest'
import type { Access, Part } from '../../../channels/channel.ts'
import { instagram } from '../../../channels/instagram/instagram.ts'
import { messenger } from '../../../channels/messenger/messenger.ts'
import { whatsapp } from '../../../channels/whatsapp/whatsapp.ts'
import { outgoing } from '../support/calls.ts'

const credentials = { accessToken: 'EAAtoken', phoneNumberId: '106540352242922', appSecret: 'secret' }
const text: Part = { kind: 'text', text: 'Hello' }

function answering(body: string, init: ResponseInit = {}): Access {
	return { credentials, apiBase: null, token: null, fetch: () => Promise.resolve(new Response(body, init)), nowMs: 0 }
}

describe.each([whatsapp, messenger, instagram])('an answer to $name', (channel) => {
	test.each(['<html>Welcome</html>', '{}', '[]', '', '{"messages":[{}]}', '{"message_id":7}'])(
		'that names no message leaves it unknown: %s',
		async (body) => {
			const sent = await channel.send(outgoing(text, { to: '1' }), answering(body))
			expect(sent).toMatchObject({
				ok: false,
				outcome: 'unknown',
				problem: { code: 'provider-down', detail: 'The answer names no message' },
			})
		},
	)

	test.each([500, 503])('that something broke (%i) is believed', async (status) => {
		const sent = await channel.send(outgoing(text, { to: '1' }), answering('<html>', { status }))
		expect(sent).toMatchObject({ ok: false, outcome: 'retry', problem: { code: 'provider-down' } })
	})

	test.each([502, 504])('of a gateway with %i leaves it unknown', async (status) => {
		const sent = await channel.send(outgoing(text, { to: '1' }), answering('<html>', { status }))
		expect(sent).toMatchObject({ ok: false, outcome: 'unknown', problem: { code: 'provider-down' } })
	})

	test.each([4, 17, 32, 613, 80_007])('that throttles (%i) is waited for longer each time, up to a minute', async (code) => {
		const access = answering(JSON.stringify({ error: { code, message: 'Too many' } }), { status: 400 })
		const waits = await Promise.all([0, 1, 2, 4, 5, 5_000].map(async (attempt) => {
			const sent = await channel.send(outgoing(text, { to: '1', attempt }), { ...access, fetch: () => access.fetch('') })
			return !sent.ok && sent.outcome === 'retry' ? sent.afterMs : null
		}))
		expect(waits).toEqual([2_000, 4_000, 8_000, 32_000, 60_000, 60_000])
	})

	test('that throttles and says for how long is waited for so long', async () => {
		const access = answering('Slow down', { status: 429, headers: { 'retry-after': '90' } })
		expect(await channel.send(outgoing(text, { to: '1', attempt: 3 }), access)).toMatchObject({ outcome: 'retry', afterMs: 90_000 })
	})
})

test.each([messenger, instagram])('a reaction by $name names no message and is sent', async (channel) => {
	const reaction: Part = { kind: 'reaction', of: 'm_1', emoji: '❤' }
	expect(await channel.send(outgoing(reaction, { to: '1' }), answering('{"recipient_id":"1"}'))).toEqual({ ok: true, id: null })
	expect(await channel.send(outgoing(reaction, { to: '1' }), answering('<html>'))).toMatchObject({ outcome: 'unknown' })
})
