import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Session } from '../../../../channels/webchat/widget/session.ts'
import { memoryShelf, type Shelf } from '../../../../channels/webchat/widget/shelf.ts'

const LIFE_MS = 1_000

interface Asked {
	readonly inbox: string
	readonly token?: string
}

let server: Server
let asked: Asked[]
let answer: (body: Asked) => { status: number; body: unknown }

beforeEach(async () => {
	asked = []
	answer = () => ({ status: 200, body: granted(`token-${asked.length}`) })
	server = createServer(async (request, response) => {
		let text = ''
		for await (const piece of request) text += piece
		const question = JSON.parse(text)
		asked.push(question)
		const { status, body } = answer(question)
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
	})
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
})

afterEach(() => void server.close())

function granted(token: string, conversation = 'cnv_1'): unknown {
	return { token, conversation, expiresAtMs: LIFE_MS, inbox: { name: 'Website' } }
}

function session(shelf: Shelf): Session {
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	return new Session({ base, inbox: 'demo.web', language: 'en', shelf, key: 'pass', alone: (act) => act() })
}

test('asks once and keeps the pass over a reload', async () => {
	const shelf = memoryShelf()
	const pass = await session(shelf).pass(null, 0)
	expect(pass).toEqual({ token: 'token-1', conversation: 'cnv_1', inboxName: 'Website', renewAtMs: LIFE_MS / 2 })
	expect(await session(shelf).pass(null, 0)).toEqual(pass)
	expect(asked).toEqual([{ inbox: 'demo.web', language: 'en' }])
})

test('renews with the old token when half of its life is over or the socket refused it', async () => {
	const shelf = memoryShelf()
	const first = await session(shelf).pass(null, 0)
	const second = await session(shelf).pass(first, 0)
	expect((await session(shelf).pass(null, LIFE_MS))?.token).toBe('token-3')
	expect(second?.token).toBe('token-2')
	expect(asked.map((it) => it.token)).toEqual([undefined, 'token-1', 'token-2'])
})

test('takes the pass another tab has renewed meanwhile', async () => {
	const shelf = memoryShelf()
	const stale = await session(shelf).pass(null, 0)
	await session(shelf).pass(stale, 0)
	expect((await session(shelf).pass(stale, 0))?.token).toBe('token-2')
	expect(asked).toHaveLength(2)
})

test.each(['token-invalid', 'token-expired'])('starts over without a token when it is refused as %s', async (code) => {
	const shelf = memoryShelf()
	await session(shelf).pass(null, 0)
	answer = ({ token }) => token ? { status: 401, body: { code } } : { status: 200, body: granted('token-new', 'cnv_2') }
	expect(await session(shelf).pass(session(shelf).stored(), 0)).toMatchObject({ token: 'token-new', conversation: 'cnv_2' })
})

test('knows a refusal for good from one that may pass', async () => {
	answer = () => ({ status: 404, body: { code: 'not-found' } })
	expect(await session(memoryShelf()).pass(null, 0)).toBeNull()
	answer = () => ({ status: 503, body: {} })
	await expect(session(memoryShelf()).pass(null, 0)).rejects.toThrow('503')
	answer = () => ({ status: 200, body: { hello: 'world' } })
	await expect(session(memoryShelf()).pass(null, 0)).rejects.toThrow('something else')
})

test('overlooks what is no pass on the shelf', () => {
	for (const text of ['', '{', '7', 'null', '{"token":1}']) {
		const shelf = memoryShelf()
		shelf.set('pass', text)
		expect(session(shelf).stored()).toBeNull()
	}
	expect(asked).toEqual([])
})
