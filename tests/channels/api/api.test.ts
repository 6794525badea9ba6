import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../../channels/api/api.ts'
import type { Inbound, Translated } from '../../../channels/channel.ts'
import { api as standIn } from '../../../local/providers/api.ts'
import { accessTo, hookOf, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

const hearing = { credentials: { secret: 'a-secret' }, nowMs: 0, url: new URL('https://patchbay.example/'), headers: new Headers() }

function translate(event: unknown): Translated {
	return api.translate(new TextEncoder().encode(JSON.stringify(event)), hearing)
}

function heard(event: unknown): readonly Inbound[] {
	const translated = translate(event)
	return translated.ok ? translated.items : expect.fail(JSON.stringify(translated))
}

const from = { id: 'u1' }

describe('the least there is', () => {
	test('is who, and what', () => {
		expect(heard({ id: '1', from, text: 'hi' })).toMatchObject([{ kind: 'message', id: '1', content: { kind: 'text', text: 'hi' } }])
	})

	test('takes numbers for ids, and the id alone for the sender', () => {
		expect(heard({ id: 7, from: 12, text: 'hi' })).toMatchObject([{ id: '7', from: { address: '12', name: null } }])
	})

	test('signed as the README says passes, and in no other spelling', async () => {
		// printf '%s' '{"id":"1","from":{"id":"u1"},"text":"hi"}' | openssl dgst -sha256 -hmac a-secret
		const signature = '71047559cf14319575c29f32bc9e42afa18aaee16ddd74f528b70c246cfcd9f0'
		const body = new TextEncoder().encode('{"id":"1","from":{"id":"u1"},"text":"hi"}')
		const headers = [[`sha256=${signature}`, true], [`sha256=${signature.toUpperCase()}`, false], [`sha256= ${signature}`, false]] as const
		for (const [header, ok] of headers) {
			const hook = hookOf({ method: 'POST', url: 'https://patchbay.example/', headers: { 'X-Patchbay-Signature': header }, body, id: null })
			expect(await api.verify(hook, hearing)).toMatchObject({ ok })
		}
	})
})

describe('what is wrong', () => {
	test.each<[string, unknown, string]>([
		['no id', { from, text: 'hi' }, 'id'],
		['nobody', { id: '1', text: 'hi' }, 'from'],
		['a sender without id', { id: '1', from: { name: 'Ana' }, text: 'hi' }, 'from'],
		['nothing said', { id: '1', from }, 'text'],
		['a file without address', { id: '1', from, files: [{ name: 'a' }] }, 'files.0.url'],
		['a file at no web address', { id: '1', from, files: [{ url: 'file:///etc/passwd' }] }, 'files.0.url'],
		['a place that is none', { id: '1', from, location: { latitude: 91, longitude: 0 } }, 'location.latitude'],
		['a state that is none', { type: 'status', from, of: 'a', state: 'lost' }, 'state'],
		['a status of nothing', { type: 'status', from, state: 'read' }, 'of'],
		['no list', { events: 'none' }, 'events'],
		['an event among several', { events: [{ id: '1', from }] }, 'events.0.text'],
	])('is told by its field: %s', (_name, event, field) => {
		expect(translate(event)).toMatchObject({ ok: false, code: 'body-invalid', field })
	})

	test('does not spoil what is right beside it', () => {
		const items = heard({ events: [{ id: '1', from, text: 'hi' }, { id: '2', from, files: [{}] }, { id: '3', from, text: 'ho' }] })
		expect(items).toMatchObject([{ id: '1' }, {
			kind: 'unsupported',
			from: { address: 'u1' },
			what: expect.stringContaining('files.0.url'),
		}, { id: '3' }])
	})

	test('names itself the same when it comes again, though it has no id', () => {
		const event = { events: [{ id: '1', from, text: 'hi' }, { from, text: 'no id' }] }
		expect(heard(event)).toEqual(heard(event))
	})
})

describe('what a customer does', () => {
	test('is said by its parts', () => {
		expect(heard({ id: '1', from, link: { url: 'https://a.example/', title: 'A' } })).toMatchObject([{
			content: { kind: 'link', title: 'A' },
		}])
		expect(heard({ id: '1', from, choice: { id: 'a' } })).toMatchObject([{ content: { kind: 'choice', option: 'a', text: 'a' } }])
		expect(heard({ id: '1', from, files: [{ url: 'https://a.example/x%20y.ogg', type: 'audio/ogg' }] })).toMatchObject([
			{ content: { kind: 'files', files: [{ kind: 'audio', name: 'x y.ogg', source: 'https://a.example/x%20y.ogg' }] } },
		])
	})

	test('is known by a number and a mail address that are such', () => {
		const sure = { id: 'u1', phone: '+49 (159) 000-00123', email: 'ana@example.com' }
		expect(heard({ id: '1', from: sure, text: 'hi' })).toMatchObject([{ from: { phone: '+4915900000123', email: 'ana@example.com' } }])
		const [other] = heard({ id: '1', from: { id: 'u1', phone: '110', email: 'nobody' }, text: 'hi' })
		expect(other).not.toHaveProperty('from.phone')
		expect(other).not.toHaveProperty('from.email')
	})

	test('keeps its time however it is told, and its place among others', () => {
		const items = heard({
			events: [{ id: '1', from, text: 'a', at: '2026-01-01T01:00:00+01:00' }, { id: '2', from, text: 'b', atMs: 1_767_225_600_000 }],
		})
		expect(items).toMatchObject([{ atMs: 1_767_225_600_000, order: 0 }, { atMs: 1_767_225_600_000, order: 1 }])
	})

	test('is told apart from a message of the same id', () => {
		const types = ['reaction', 'edit', 'delete', 'follow', 'unfollow', 'typing', 'echo', 'message']
		const ids = types.flatMap((type) => heard({ id: '1', type, from, of: '0', emoji: '👍', text: 'hi' }).map((it) => it.id))
		expect(new Set(ids).size).toBe(types.length)
	})

	test('never throws', () => {
		const field = fc.constantFrom(
			'id',
			'type',
			'from',
			'text',
			'files',
			'location',
			'contacts',
			'choice',
			'link',
			'of',
			'at',
			'atMs',
			'thread',
		)
		const type = fc.constantFrom('message', 'status', 'reaction', 'edit', 'delete', 'typing', 'follow', 'echo', 'else')
		fc.assert(fc.property(fc.dictionary(field, fc.jsonValue()), type, (fields, type) => {
			translate({ id: '1', from, type, ...fields })
		}))
	})
})

describe('what we send', () => {
	let served: Served
	beforeAll(async () => {
		served = await serveStandIn(standIn)
	})
	beforeEach(() => {
		served.requests.length = 0
	})
	afterAll(() => served.close())

	test('is one signed request with our id as its key', async () => {
		const message = outgoing({ kind: 'text', text: 'hi' }, { to: 'u1', replyTo: 'in-1', from: '+491', thread: { topic: '5' } })
		expect(await api.send(message, accessTo(served))).toMatchObject({ ok: true, id: `out-${message.id}` })
		const [request] = served.requests
		expect(request?.headers).toMatchObject({ 'idempotency-key': message.id, 'content-type': 'application/json' })
		expect(JSON.parse(new TextDecoder().decode(request?.body))).toEqual({
			id: message.id,
			type: 'message',
			to: { id: 'u1' },
			text: 'hi',
			ourEnd: '+491',
			replyTo: 'in-1',
			thread: { topic: '5' },
		})
	})

	test('cannot be posted back to us as if a customer had said it', async () => {
		await api.send(outgoing({ kind: 'text', text: 'hi' }, { to: 'u1' }), accessTo(served))
		const [request] = served.requests
		expect(api.translate(request?.body ?? new Uint8Array(), hearing)).toMatchObject({ ok: false, code: 'body-invalid', field: 'from' })
	})

	test('waits for an address to send to', async () => {
		const sent = await api.send(outgoing({ kind: 'text', text: 'hi' }, { to: 'u1' }), accessTo(served, { apiBase: null }))
		expect(sent).toMatchObject({ ok: false, outcome: 'final', problem: { code: 'inbox-not-ready' } })
	})

	test('is tried again when nobody answers', async () => {
		const access = accessTo(served, { fetch: () => Promise.reject(new TypeError('fetch failed')) })
		expect(await api.send(outgoing({ kind: 'text', text: 'hi' }, { to: 'u1' }), access)).toMatchObject({ ok: false, outcome: 'retry' })
	})

	test('opens files at https addresses, and in the clear only where it sends to', async () => {
		const opened = await api.openFile?.('http://elsewhere.example/a.png', accessTo(served))
		expect(opened).toMatchObject({ ok: false, outcome: 'gone' })
		expect(served.requests).toEqual([])
	})
})
