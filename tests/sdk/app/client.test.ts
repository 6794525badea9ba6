import { describe, expect, test } from 'vitest'
import type { State } from '../../../sdk/app/types.ts'
import { fromAna, fromMe, settled, World } from './scripted.ts'

async function online(world: World, options: Parameters<World['client']>[0] = {}) {
	const client = world.client(options)
	const connected = client.connect()
	await world.greets()
	await connected
	return client
}

const said = ({ messages }: State) => messages.map((it) => `${it.from}: ${it.content.text}${it.state ? ` (${it.state})` : ''}`)

describe('a client', () => {
	test('asks nothing before it connects, and then for a session and a socket with its token', async () => {
		const world = new World()
		const client = world.client()
		await settled()
		expect([world.asked.length, world.sockets.length, client.state.connection]).toEqual([0, 0, 'idle'])
		const connected = client.connect()
		await world.greets()
		await connected
		expect(world.asked.map((it) => [it.path, it.body])).toEqual([['/api/v1/widget/sessions', { inbox: 'shop.app', language: 'en' }]])
		expect(world.socket.url).toBe('wss://chat.example/ws/widget?v=1&cursor=0&inbox=shop.app')
		expect(world.socket.protocols).toEqual(['patchbay.v1', 'token.token-1'])
		expect(client.state).toMatchObject({ connection: 'online', conversation: 'cnv_1' })
	})

	test('comes back by itself, later each time, from the row it holds, and says again what has not been confirmed', async () => {
		const world = new World()
		const client = await online(world)
		world.socket.says({ type: 'events', rows: [fromAna(1, 'Hi')] })
		const id = client.say('Hello')
		await settled()
		world.socket.breaks()
		expect(client.state.connection).toBe('connecting')
		for (const waitMs of [375, 750, 1_500]) {
			await world.clock.pass(waitMs - 1)
			const sockets = world.sockets.length
			await world.clock.pass(2)
			expect(world.sockets.length).toBe(sockets + 1)
			world.socket.breaks()
			await settled()
		}
		await world.clock.pass(3_001)
		expect(world.socket.url).toContain('cursor=1')
		await world.greets()
		expect(world.socket.sent.filter((it) => it['type'] === 'say')).toEqual([{ type: 'say', id, text: 'Hello' }])
		world.socket.says({ type: 'events', rows: [fromMe(2, id, 'Hello')] })
		expect(said(client.state)).toEqual(['agent: Hi', 'me: Hello (sent)'])
	})

	test('leaves a connection that does not answer, and wakes from a long wait when it is told', async () => {
		const world = new World()
		await online(world)
		await world.clock.pass(20_001)
		expect(world.socket.pings).toBe(1)
		world.socket.says('pong')
		await world.clock.pass(20_001)
		expect([world.socket.pings, world.sockets.length]).toEqual([2, 1])
		await world.clock.pass(11_000)
		expect(world.sockets.length).toBe(2)
	})

	test('gives up only when the server says no for good', async () => {
		const world = new World()
		world.answer = () => ({ status: 401, body: { code: 'identity-invalid' } })
		const client = world.client({ identity: { id: 'user-1', signature: 'wrong' } })
		await expect(client.connect()).rejects.toThrow('refuses')
		expect(client.state.connection).toBe('unavailable')
		world.answer = () => 'unreachable'
		void client.connect().catch(() => undefined)
		await world.clock.pass(5_000)
		expect(client.state.connection).toBe('connecting')
		world.answer = () => undefined
		await world.clock.pass(30_000)
		await world.greets()
		expect(client.state.connection).toBe('online')
	})
})

describe('what is said', () => {
	test('while offline outlasts the app, and goes out once in the order it was said', async () => {
		const world = new World()
		const first = world.client()
		first.say('one')
		first.say('two')
		await settled()
		await settled()
		expect(said(first.state)).toEqual(['me: one (sending)', 'me: two (sending)'])
		const client = await online(world)
		expect(world.socket.sent.map((it) => it['text'])).toEqual(['one', 'two'])
		const [one = '', two = ''] = client.state.messages.map((it) => it.id)
		world.socket.says({ type: 'events', rows: [fromMe(1, one, 'one'), fromMe(2, two, 'two')] })
		await settled()
		expect(said(client.state)).toEqual(['me: one (sent)', 'me: two (sent)'])
		expect([...world.store.values.values()].join()).not.toContain('"two"')
	})

	test('right at the start does not write over what was kept before', async () => {
		const world = new World()
		const first = world.client()
		first.say('one')
		await world.clock.pass(1_000)
		const client = world.client()
		client.say('two')
		await settled()
		expect(said(client.state)).toEqual(['me: one (sending)', 'me: two (sending)'])
		const third = world.client()
		await settled()
		expect(said(third.state)).toEqual(said(client.state))
	})

	test('is shown as failed when the server refuses it, and can be tried again or discarded', async () => {
		const world = new World()
		const client = await online(world)
		const id = client.say('too much')
		await settled()
		world.socket.says({ type: 'problem', code: 'frame-too-large', title: '', replyTo: id })
		expect(client.state.messages).toMatchObject([{ state: 'failed', problem: 'frame-too-large' }])
		client.retry(id)
		await settled()
		expect(world.socket.sent.map((it) => it['id'])).toEqual([id, id])
		client.discard(id)
		expect(client.state.messages).toEqual([])
	})

	test('with files goes up first, keeps its place, and tries again under the same key', async () => {
		const world = new World()
		const client = await online(world)
		let uploads = 0
		world.answer = ({ path }) => {
			if (path !== '/api/v1/widget/files') return undefined
			return ++uploads === 1 ? 'unreachable' : { status: 201, body: { id: 'fil_1' } }
		}
		const id = client.sendFiles([{ name: 'a b.txt', type: 'text/plain', body: 'bytes' }], { text: 'Here' })
		client.say('after it')
		await settled()
		expect([uploads, world.socket.sent]).toEqual([1, []])
		await world.clock.pass(1_000)
		const keys = world.asked.filter((it) => it.path.endsWith('/files')).map((
			it,
		) => [it.headers['idempotency-key'], it.headers['x-file-name']])
		expect(keys).toEqual([[`${id}.0`, 'a%20b.txt'], [`${id}.0`, 'a%20b.txt']])
		expect(world.socket.sent.map((it) => it['content'] ?? it['text'])).toEqual([
			{ kind: 'files', text: 'Here', files: ['fil_1'] },
			'after it',
		])
	})

	test('with a file that is not taken fails, and what comes after it goes', async () => {
		const world = new World()
		const client = await online(world)
		world.answer = ({ path }) => path.endsWith('/files') ? { status: 413, body: { code: 'body-too-large' } } : undefined
		client.sendFiles([{ name: 'a', type: '', uri: 'file:///a' }])
		client.say('after it')
		await settled()
		await settled()
		expect(client.state.messages.map((it) => it.problem)).toEqual(['body-too-large', null])
		expect(world.socket.sent.map((it) => it['text'])).toEqual(['after it'])
	})

	test('in answer to a menu names the option', async () => {
		const world = new World()
		const client = await online(world)
		client.choose({ id: 's43', title: 'Size 43' })
		await settled()
		expect(world.socket.sent).toMatchObject([{ type: 'send', content: { kind: 'choice', text: 'Size 43', option: 's43' } }])
	})
})

describe('what is heard', () => {
	test('is acknowledged at once, counts as unread until it is read, and is told so after a break', async () => {
		const world = new World()
		const client = await online(world)
		world.socket.says({ type: 'events', rows: [fromAna(1, 'Hi'), fromAna(2, 'there')] })
		expect([client.state.unread, world.socket.sent]).toEqual([2, [{ type: 'received', seq: 2 }]])
		world.socket.breaks()
		client.read()
		expect(client.state.unread).toBe(0)
		await world.clock.pass(1_000)
		await world.greets()
		expect(world.socket.sent).toContainEqual({ type: 'read', seq: 2 })
	})

	test('tells every watcher until it stops watching', async () => {
		const world = new World()
		const client = await online(world)
		const seen: number[] = []
		const stop = client.observe(({ messages }) => seen.push(messages.length))
		world.socket.says({ type: 'events', rows: [fromAna(1, 'Hi')] })
		stop()
		world.socket.says({ type: 'events', rows: [fromAna(2, 'there')] })
		expect(seen).toEqual([0, 1])
	})

	test('of typing ends with the message, or by itself', async () => {
		const world = new World()
		const client = await online(world)
		world.socket.says({ type: 'typing', party: 'agent', on: true })
		expect(client.state.isAgentTyping).toBe(true)
		await world.clock.pass(8_001)
		expect(client.state.isAgentTyping).toBe(false)
		client.typing(true)
		client.typing(true)
		await world.clock.pass(4_001)
		expect(world.socket.sent).toEqual([{ type: 'typing', on: true }, { type: 'typing', on: false }])
	})
})

describe('a push', () => {
	const device = { platform: 'ios', token: 'device-1' } as const
	const told = (world: World) => world.asked.filter((it) => it.path.endsWith('/push-token')).map((it) => it.body)

	test('token is kept, told with each connection, and forgotten when it changes or goes', async () => {
		const world = new World()
		world.answer = ({ path }) => path.endsWith('/push-token') ? { status: 204 } : undefined
		const client = world.client()
		await client.setPushToken(device)
		expect(told(world)).toEqual([])
		const connected = client.connect()
		await world.greets()
		await connected
		expect(told(world)).toEqual([{ ...device, forget: false }])
		await client.setPushToken({ ...device, token: 'device-2' })
		await client.setPushToken(null)
		expect(told(world).slice(1)).toEqual([
			{ ...device, forget: true },
			{ ...device, token: 'device-2', forget: false },
			{ ...device, token: 'device-2', forget: true },
		])
	})

	test('of ours wakes the client, with numbers that became text; of others it says nothing', async () => {
		const world = new World()
		const client = world.client()
		const payload = { type: 'push', conversation: 'cnv_1', messageId: 'm1', unread: '3', preview: 'Hi' }
		for (const stray of [null, 'push', {}, { type: 'news' }, { data: { type: 'push' } }]) expect(client.onPush(stray)).toBeNull()
		expect(client.onPush({ data: payload })).toEqual({ conversation: 'cnv_1', messageId: 'm1', unread: 3, preview: 'Hi' })
		await settled()
		expect(client.state.connection).toBe('connecting')
	})
})

describe('who signs in', () => {
	test('is named in the session, has a record of their own, and leaves nothing behind on signing out', async () => {
		const world = new World()
		world.answer = ({ path, body }) => {
			if (path.endsWith('/push-token')) return { status: 204 }
			const { identity } = body as { identity?: { id: string } }
			const session = {
				token: `of-${identity?.id ?? 'nobody'}`,
				conversation: `cnv_${identity?.id ?? 'nobody'}`,
				expiresAtMs: world.clock.now() + 1e9,
			}
			return { body: session }
		}
		const client = await online(world)
		const identity = { id: 'user-1', name: 'Ines', signature: 'signed' }
		const identified = client.identify(identity)
		await world.greets()
		await identified
		expect(world.asked.at(-1)?.body).toEqual({ inbox: 'shop.app', language: 'en', identity })
		expect(client.state.conversation).toBe('cnv_user-1')
		const out = client.identify(null)
		await world.greets()
		await out
		expect(client.state.conversation).toBe('cnv_nobody')
		expect([...world.store.values.keys()]).toEqual(['patchbay:shop.app:'])
	})

	test('gets nothing of who was here before: no unsent words, no answer that comes late', async () => {
		const world = new World()
		const answers: (() => void)[] = []
		const identity = { id: 'user-1', signature: 'signed' }
		const client = world.client({
			identity,
			fetch: (url, ask) => {
				const of = String(ask?.body).includes('user-1') ? 'user-1' : 'nobody'
				const session = { token: `of-${of}`, conversation: `cnv_${of}`, expiresAtMs: world.clock.now() + 1e9 }
				const answer = { ok: true, status: 200, json: () => Promise.resolve(session), blob: () => Promise.resolve(url) }
				return new Promise((resolve) => answers.push(() => resolve(answer)))
			},
		})
		client.say('My card number is …')
		void client.connect().catch(() => undefined)
		await settled()
		const out = client.identify(null)
		await settled()
		expect(answers.length).toBe(2)
		for (const it of answers) it()
		await world.greets()
		await out
		expect(world.sockets.map((it) => it.protocols[1])).toEqual(['token.of-nobody'])
		expect([client.state.conversation, client.state.messages, world.socket.sent]).toEqual(['cnv_nobody', [], []])
	})
})
