import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access, Channel } from '../../../channels/channel.ts'
import { choiceData, choiceOf } from '../../../channels/line/choice-data.ts'
import { line } from '../../../channels/line/line.ts'
import { consoleTest } from '../../../local/providers/line/hook.ts'
import { line as standIn } from '../../../local/providers/line/line.ts'
import type { Act } from '../../../local/providers/stand-in.ts'
import { accessTo, hookOf, outboundFile, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

const NOW_MS = 1_767_225_600_000
const who = standIn.person(1)
const hearing = { credentials: standIn.credentials, nowMs: NOW_MS }

let served: Served
let serial = 900
beforeAll(async () => {
	served = await serveStandIn(standIn)
})
afterAll(() => served.close())

async function heard(act: Act): Promise<ReturnType<Channel['translate']>> {
	serial++
	const request = await standIn.hook({ who, act, serial, atMs: NOW_MS }, served.setting)
	if (request === null) return expect.fail('Somebody does something')
	const hook = hookOf(request)
	return line.translate(hook.body, { ...hearing, url: hook.url, headers: hook.headers })
}

describe('the signature', () => {
	const url = new URL('https://patchbay.example/hooks/line/demo.first')
	const body = new TextEncoder().encode('{"hello":"world"}')

	// From the tests of LINE's own Node library.
	it.each([['t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=', true], ['t7Hn4ZDHqs6e+wdvi5TyQivzie0DmMUmuXEBqyyE/tM=', false]])(
		'%s of the published example is right: %s',
		async (signature, ok) => {
			const headers = new Headers({ 'x-line-signature': signature })
			expect(await line.verify({ method: 'POST', url, headers, body }, { credentials: { channelSecret: 'test_secret' }, nowMs: 0 }))
				.toMatchObject({ ok })
		},
	)

	it('of a body that is no post of events leaves it to be refused as such', () => {
		expect(line.translate(body, { ...hearing, url, headers: new Headers() })).toMatchObject({ ok: false, code: 'body-invalid' })
	})

	it('of the test in the console is right, and there is nothing in it', async () => {
		const hook = hookOf(consoleTest(served.setting))
		expect(await line.verify(hook, hearing)).toMatchObject({ ok: true })
		expect(line.translate(hook.body, { ...hearing, url: hook.url, headers: hook.headers })).toEqual({ ok: true, items: [] })
	})
})

it('shows what comes while another module has the chat', () => {
	const event = (mode: string, webhookEventId: string) => ({
		type: 'message',
		mode,
		webhookEventId,
		timestamp: NOW_MS,
		source: { type: 'user', userId: who.address },
		message: { type: 'text', id: webhookEventId, text: 'Hi' },
	})
	const body = new TextEncoder().encode(JSON.stringify({ events: [event('standby', '1'), event('active', '2')] }))
	const translated = line.translate(body, { ...hearing, url: new URL('https://x.example'), headers: new Headers() })
	expect(translated).toMatchObject({
		items: [{ kind: 'message', id: '1' }, { kind: 'message', id: '2' }],
	})
})

describe('choosing', () => {
	it('gives back the option and the title of a button of ours', async () => {
		const options = [{ id: 'refund', title: 'A refund, please & thanks' }]
		await line.send(
			outgoing({ kind: 'menu', text: 'What would you like?', options }, { to: who.address, uuid: crypto.randomUUID() }),
			accessTo(served),
		)
		const pressed = served.shown.at(-1)?.options[0]
		expect(pressed?.title).toBe('A refund, please & …'.slice(0, 19) + '…')
		expect(await heard({ type: 'choice', of: '1', option: pressed?.id ?? '', title: pressed?.title ?? '' })).toMatchObject({
			items: [{ kind: 'message', content: { kind: 'choice', option: 'refund', text: 'A refund, please & thanks' } }],
		})
	})

	it('gives up a title that is too long to carry, then the option', () => {
		const data = choiceData({ id: 'refund', title: '返'.repeat(100) })
		expect(data === null ? null : choiceOf(data)).toEqual({ id: 'refund', title: 'refund' })
		expect(choiceData({ id: 'x'.repeat(300), title: '' })).toBeNull()
	})
})

describe('sending', () => {
	it('takes what LINE has taken before for sent, by the id it then got', async () => {
		const message = outgoing({ kind: 'text', text: 'Once' }, { to: who.address, uuid: crypto.randomUUID() })
		served.fault = 'lost'
		expect(await line.send(message, accessTo(served))).toMatchObject({ ok: false, outcome: 'retry' })
		served.fault = null
		expect(await line.send(message, accessTo(served))).toEqual({ ok: true, id: served.shown.at(-1)?.id })
		expect(served.shown.filter((it) => it.text === 'Once')).toHaveLength(1)
	})

	it('quotes the latest message, and no other, since it knows no other’s token', async () => {
		const items = await heard({ type: 'text', text: 'Where is it?' })
		const [message] = items.ok ? items.items : []
		if (message?.kind !== 'message') return expect.fail('A text is a message')
		for (const [replyTo, of] of [[message.id, message.id], ['460000000000000001', undefined]] as const) {
			const answer = outgoing({ kind: 'text', text: 'Here' }, {
				to: who.address,
				uuid: crypto.randomUUID(),
				replyTo,
				thread: message.thread ?? {},
			})
			expect(await line.send(answer, accessTo(served))).toMatchObject({ ok: true })
			expect(served.shown.at(-1)?.of).toBe(of)
		}
	})

	it('sends a picture and its words in one request', async () => {
		const file = outboundFile('image', { name: 'a.png', type: 'image/png', bytes: new Uint8Array(10) })
		const before = served.requests.length
		await line.send(outgoing({ kind: 'file', text: 'Look', file }, { to: who.address, uuid: crypto.randomUUID() }), accessTo(served))
		expect(served.requests.length).toBe(before + 1)
		expect(served.shown.at(-1)).toMatchObject({ text: 'Look', files: [{ kind: 'image', url: file.url }] })
	})

	it('says how long sound lasts, or guesses', async () => {
		const file = outboundFile('voice', { name: 'a.m4a', type: 'audio/mp4', bytes: new Uint8Array(80_000) })
		for (const [durationMs, duration] of [[4_200, 4_200], [undefined, 10_000]]) {
			await line.send(
				outgoing({ kind: 'file', text: '', file: { ...file, durationMs } }, { to: who.address, uuid: crypto.randomUUID() }),
				accessTo(served),
			)
			expect(JSON.parse(new TextDecoder().decode(served.requests.at(-1)?.body))).toMatchObject({ messages: [{ type: 'audio', duration }] })
		}
	})

	it('has no way to send a document', async () => {
		const file = outboundFile('file', { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array(10) })
		expect(await line.send(outgoing({ kind: 'file', text: '', file }, { to: who.address }), accessTo(served))).toMatchObject({
			outcome: 'final',
			problem: { code: 'not-supported' },
		})
	})
})

describe('signs', () => {
	it('shows a person, and no group, that somebody types', async () => {
		const before = served.requests.length
		await line.signal?.({ type: 'typing' }, { ...accessTo(served), to: `C${'0'.repeat(32)}`, from: null })
		await line.signal?.({ type: 'read', of: '1' }, { ...accessTo(served), to: who.address, from: null })
		expect(served.requests.length).toBe(before)
	})
})

describe('files', () => {
	function access(answer: (url: string) => Response): { readonly asked: string[]; readonly access: Access } {
		const asked: string[] = []
		const fetch = (url: string, init?: RequestInit): Promise<Response> => {
			asked.push(`${url} ${new Headers(init?.headers).get('authorization') === null ? 'openly' : 'with the token'}`)
			return Promise.resolve(answer(url))
		}
		return { asked, access: accessTo(served, { apiBase: null, fetch }) }
	}

	it('come from LINE’s host for files, a video once it is made', async () => {
		const { asked, access: line1 } = access((url) =>
			url.endsWith('transcoding') ? Response.json({ status: 'succeeded' }) : new Response('bytes')
		)
		expect(await line.openFile?.('video 325708', line1)).toMatchObject({ ok: true })
		expect(asked).toEqual([
			'https://api-data.line.me/v2/bot/message/325708/content/transcoding with the token',
			'https://api-data.line.me/v2/bot/message/325708/content with the token',
		])
	})

	it.each([['processing', 'retry'], ['failed', 'gone']])('that are %s: %s', async (status, outcome) => {
		expect(await line.openFile?.('video 325708', access(() => Response.json({ status })).access)).toMatchObject({ ok: false, outcome })
	})

	it('that are still prepared are asked for again', async () => {
		const preparing = access(() => new Response(null, { status: 202 }))
		expect(await line.openFile?.('image 325708', preparing.access)).toMatchObject({ ok: false, outcome: 'retry' })
	})

	it('from elsewhere are fetched without the token, and from the web alone', async () => {
		const { asked, access: line1 } = access(() => new Response('bytes'))
		expect(await line.openFile?.('external https://example.com/original.jpg', line1)).toMatchObject({ ok: true })
		expect(await line.openFile?.('external http://10.0.0.1/secret', line1)).toMatchObject({ ok: false, outcome: 'gone' })
		expect(asked).toEqual(['https://example.com/original.jpg openly'])
	})
})

it('knows who somebody is', async () => {
	await heard({ type: 'follow' })
	expect(await line.profile?.(who.address, accessTo(served))).toEqual({ name: who.name, language: 'ja' })
	expect(await line.profile?.(standIn.person(99).address, accessTo(served))).toBeNull()
	expect(await line.profile?.(`R${'0'.repeat(32)}`, accessTo(served))).toBeNull()
})
