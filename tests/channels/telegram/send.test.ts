import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outgoing, Part, Sent } from '../../../channels/channel.ts'
import { telegram } from '../../../channels/telegram/telegram.ts'
import { telegram as standIn } from '../../../local/providers/telegram/telegram.ts'
import { accessTo, outboundFile, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

const to = '1111111'
let served: Served
beforeAll(async () => {
	served = await serveStandIn(standIn)
})
beforeEach(() => {
	served.requests.length = 0
	served.shown.length = 0
	served.instead = null
})
afterAll(() => served.close())

async function send(part: Part, more: Partial<Outgoing> = {}): Promise<Sent> {
	return await telegram.send(outgoing(part, { to, ...more }), accessTo(served))
}

function asked(at = 0): { readonly method: string | undefined; readonly fields: unknown } {
	const request = served.requests[at]
	const text = new TextDecoder().decode(request?.body)
	return { method: request?.path.split('/').at(-1), fields: text.startsWith('{') ? JSON.parse(text) : text }
}

describe('a message', () => {
	test('answers where it came from: the message, the topic, the business account', async () => {
		await send({ kind: 'text', text: 'Hola' }, { replyTo: '1111111:41', thread: { topic: '5', business: 'b1' } })
		expect(asked()).toEqual({
			method: 'sendMessage',
			fields: {
				chat_id: to,
				text: 'Hola',
				reply_parameters: { message_id: 41, allow_sending_without_reply: true },
				message_thread_id: 5,
				business_connection_id: 'b1',
			},
		})
	})

	test('is sent again at once to what a group has become', async () => {
		const moved = {
			ok: false,
			error_code: 400,
			description: 'Bad Request: group chat was upgraded to a supergroup chat',
			parameters: { migrate_to_chat_id: -1009 },
		}
		served.instead = { status: 400, headers: {}, body: JSON.stringify(moved) }
		const access = accessTo(served, {
			fetch: async (url, init) => {
				const answered = await fetch(url, init)
				served.instead = null
				return answered
			},
		})
		const sent = await telegram.send(outgoing({ kind: 'text', text: 'Hola' }, { to: '-77' }), access)
		expect(sent).toMatchObject({ ok: true, id: expect.stringMatching(/^-1009:\d+$/) })
	})

	test('has one button to a line, and a place where an id is too long to come back', async () => {
		const options = [{ id: 'refund', title: 'A refund' }, { id: 'x'.repeat(65), title: 'Else' }]
		await send({ kind: 'menu', text: 'Well?', options })
		const keyboard = [[{ text: 'A refund', callback_data: 'refund' }], [{ text: 'Else', callback_data: '#2' }]]
		expect(asked().fields).toMatchObject({ reply_markup: { inline_keyboard: keyboard } })
	})

	test('gives each contact its own, and what it cannot say as a card', async () => {
		const contacts = [{ name: 'Ana; Co', phones: ['+491', '+492'], emails: ['a@b.example'] }, { name: 'Bo', phones: [], emails: [] }]
		expect(await send({ kind: 'contacts', text: '', contacts })).toMatchObject({ ok: true })
		expect(asked(0)).toMatchObject({ method: 'sendContact', fields: { phone_number: '+491', first_name: 'Ana; Co' } })
		expect(asked(0).fields).toHaveProperty('vcard', expect.stringContaining('FN:Ana\\; Co\r\nTEL:+491\r\nTEL:+492\r\nEMAIL:a@b.example'))
		expect(asked(1)).toMatchObject({ method: 'sendMessage', fields: { text: 'Bo' } })
	})

	test('is not known to have been sent when its second half was refused', async () => {
		const contacts = [{ name: 'Ana', phones: ['+491'], emails: [] }, { name: '', phones: [], emails: [] }]
		expect(await send({ kind: 'contacts', text: '', contacts })).toMatchObject({ ok: false, outcome: 'unknown' })
	})

	test('is of unknown fate when the answer names no message', async () => {
		for (const body of ['{"ok":true}', '{"ok":true,"result":true}', '{"ok":true,"result":{"message_id":"7"}}']) {
			served.instead = { status: 200, headers: {}, body }
			expect(await send({ kind: 'text', text: 'Hola' })).toMatchObject({
				outcome: 'unknown',
				problem: { code: 'provider-down', detail: 'The answer names no message' },
			})
		}
		expect(await send({ kind: 'delete', of: '1111111:2' })).toMatchObject({ ok: true })
	})

	test.each([500, 503])('goes again when Telegram itself says %i', async (status) => {
		served.instead = { status, headers: {}, body: '<html>' }
		expect(await send({ kind: 'text', text: 'Hola' })).toMatchObject({ outcome: 'retry', problem: { code: 'provider-down' } })
	})

	test.each([502, 504])('is of unknown fate after a gateway has said %i', async (status) => {
		served.instead = { status, headers: {}, body: '<html>' }
		expect(await send({ kind: 'text', text: 'Hola' })).toMatchObject({ outcome: 'unknown', problem: { code: 'provider-down' } })
	})

	test('that Telegram has no way to send is final', async () => {
		const template: Part = { kind: 'template', text: 'Hi', name: 'a', language: 'en', values: [] }
		expect(await send(template)).toMatchObject({ ok: false, outcome: 'final', problem: { code: 'not-supported' } })
		expect(served.requests).toEqual([])
	})
})

describe('a file', () => {
	const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256)

	test.each(
		[
			['image', 'image/png', 'sendPhoto'],
			['image', 'image/gif', 'sendAnimation'],
			['image', 'image/svg+xml', 'sendDocument'],
			['video', 'video/webm', 'sendDocument'],
			['voice', 'audio/ogg; codecs=opus', 'sendVoice'],
			['voice', 'audio/mpeg', 'sendAudio'],
			['voice', 'audio/webm', 'sendDocument'],
			['sticker', 'image/png', 'sendDocument'],
		] as const,
	)('of kind %s and type %s goes by %s', async (kind, type, method) => {
		expect(await send({ kind: 'file', text: 'Here', file: outboundFile(kind, { name: 'a "b".bin', type, bytes }) })).toMatchObject({
			ok: true,
		})
		expect(asked().method).toBe(method)
		expect(served.shown).toMatchObject([{ text: 'Here', files: [{ name: 'a "b".bin' }] }])
	})

	test('arrives byte for byte', async () => {
		await send({ kind: 'file', text: '', file: outboundFile('file', { name: 'a.bin', type: 'application/zip', bytes }) })
		const path = served.shown[0]?.files[0]?.url ?? ''
		expect(new Uint8Array(await (await fetch(path)).arrayBuffer())).toEqual(bytes)
	})

	test('that we cannot read ourselves is tried again', async () => {
		const file = { ...outboundFile('file', { name: 'a', type: 'a/b', bytes }), open: () => Promise.reject(new Error('gone')) }
		expect(await send({ kind: 'file', text: '', file })).toMatchObject({ ok: false, outcome: 'retry' })
	})

	test('that breaks off half-way is not sent', async () => {
		const broken = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(bytes)
			},
			pull(controller) {
				controller.error(new Error('broken'))
			},
		})
		const file = { ...outboundFile('file', { name: 'a', type: 'a/b', bytes }), open: () => Promise.resolve(broken) }
		expect(await send({ kind: 'file', text: '', file })).toMatchObject({ ok: false })
		expect(served.shown).toEqual([])
	})
})

describe('what is about another message', () => {
	test('is done when it finds itself done', async () => {
		const said = await send({ kind: 'text', text: 'Hola' })
		const of = said.ok ? said.id ?? '' : ''
		const once = await send({ kind: 'edit', of, text: 'Adiós' })
		expect([once, await send({ kind: 'edit', of, text: 'Adiós' })]).toMatchObject([{ ok: true }, { ok: true }])
		expect(await send({ kind: 'delete', of: '1111111:999999' })).toMatchObject({ ok: true })
	})

	test('changes the caption of what is a file', async () => {
		const file = outboundFile('file', { name: 'a.pdf', type: 'application/pdf', bytes: Uint8Array.of(1) })
		const said = await send({ kind: 'file', text: 'Old', file })
		const of = said.ok ? said.id ?? '' : ''
		expect(await send({ kind: 'edit', of, text: 'New' })).toMatchObject({ ok: true, id: of })
		expect(served.shown.at(-1)).toMatchObject({ kind: 'edit', of, text: 'New' })
	})

	test('has to name one of Telegram’s', async () => {
		expect(await send({ kind: 'delete', of: 'wamid.X' })).toMatchObject({ ok: false, outcome: 'final' })
		expect(served.requests).toEqual([])
	})

	test('is told when the emoji is none that bots may use', async () => {
		const sent = await send({ kind: 'reaction', of: '1111111:2', emoji: '🧶' })
		expect(sent).toMatchObject({ ok: false, outcome: 'final', problem: { code: 'content-refused' } })
	})
})

describe('opening a file', () => {
	test('tells what will never be there from what may be', async () => {
		expect(await telegram.openFile?.('nobody-knows-it', accessTo(served))).toMatchObject({ ok: false, outcome: 'gone' })
		served.instead = { status: 500, headers: {}, body: '' }
		expect(await telegram.openFile?.('nobody-knows-it', accessTo(served))).toMatchObject({ ok: false, outcome: 'retry' })
	})

	test('never says the address, which has the token in it', async () => {
		const access = accessTo(served, { fetch: (url) => Promise.reject(new TypeError(`Cannot reach ${url}`)) })
		const opened = await telegram.openFile?.('a', access)
		expect(JSON.stringify(opened)).not.toContain(standIn.credentials['botToken'])
	})
})
