/** Nothing without end is read, by whatever route or socket it comes. */
import { describe, expect, it } from 'vitest'
import { FRAME_MAX_CHARS } from '../../../core/protocol/version.ts'
import { makeApp } from '../../../workers/gateway/app.ts'
import { workerServices } from '../../../workers/gateway/worker-services.ts'
import { asAdministrator, gateway, ORIGIN, refusalOf } from './support/gateway.ts'
import { newcomer, signIn, upgrade } from './support/people.ts'

const at = gateway()
const { definitions } = makeApp(workerServices(at.env)).openAPIRegistry
/** Those that read a body at all. What streams it on has an end of its own, in files.test.ts. */
const readers = definitions.flatMap((it) => it.type === 'route' && it.route.request?.body ? [it.route] : [])
	.filter((it) => !it.path.endsWith('/files'))
const MIB = 1_048_576

/** Comes in pieces, with no length said before. */
function inPieces(bytes: number): ReadableStream<Uint8Array> {
	const piece = new Uint8Array(16_384).fill(0x20)
	let left = bytes
	return new ReadableStream({
		pull(controller) {
			if (left <= 0) return controller.close()
			controller.enqueue(piece)
			left -= piece.byteLength
		},
	})
}

it('knows which routes read a body', () => expect(readers.length).toBeGreaterThan(15))

describe.each(readers.map((it) => [`${it.method.toUpperCase()} ${it.path}`, it] as const))('%s', (_, { method, path }) => {
	const address = path.replaceAll(/\{\w+\}/g, 'x')
	const headers = { ...asAdministrator, origin: ORIGIN, 'content-type': 'application/json' }

	it('reads no body without end', async () => {
		const said = { ...headers, 'content-length': String(2 * MIB) }
		const answers = [
			await at.call(address, { method: method.toUpperCase(), headers: said, body: ' '.repeat(2 * MIB) }),
			await at.call(address, { method: method.toUpperCase(), headers, body: inPieces(2 * MIB) }),
		]
		for (const it of answers) expect(await refusalOf(it)).toBe('413 body-too-large')
	})
})

describe('a body', () => {
	it('is not nested without end', async () => {
		const deep = '{"requires":' + '{"all":['.repeat(5_000) + ']}'.repeat(5_000) + '}'
		const headers = { ...asAdministrator, 'content-type': 'application/json' }
		for (const [method, path] of [['PUT', '/api/v1/config'], ['PUT', '/api/v1/config/draft'], ['POST', '/api/v1/config/check']] as const) {
			expect(await refusalOf(await at.call(path, { method, headers, body: deep }))).toBe('400 body-invalid')
		}
	})

	it('cannot bring a prototype along', async () => {
		const headers = { ...asAdministrator, 'content-type': 'application/json' }
		const body = '{"name":"x","scopes":["config.read"],"__proto__":{"expiresAtMs":1},"constructor":{"prototype":{"polluted":1}}}'
		expect((await at.call('/api/v1/keys', { method: 'POST', headers, body })).status).toBe(400)
		expect(Reflect.get({}, 'polluted')).toBe(undefined)
	})
})

describe('a frame', () => {
	const open = async (path: string, init: RequestInit) => {
		const { webSocket } = await at.call(path, init)
		if (!webSocket) throw new Error('no socket')
		webSocket.accept()
		return webSocket
	}
	/** What it hears, up to the word of a problem or the end. */
	const problemOf = (socket: WebSocket) =>
		new Promise<string>((resolve) => {
			socket.addEventListener('message', ({ data }) => {
				const { type, code } = JSON.parse(String(data)) as { type: string; code?: string }
				if (type === 'problem') resolve(String(code))
			})
			socket.addEventListener('close', ({ code }) => resolve(`closed ${code}`))
		})

	it('of more than the protocol allows is refused on every socket', async () => {
		const { token, conversation } = await newcomer(at)
		const visitor = await open('/ws/widget?v=1&cursor=0&inbox=demo.web', upgrade({ token }))
		visitor.send('{"type":"say","id":"client-1-0001","text":"hello"}')
		const console = await open('/ws/console?v=1&cursor=0', upgrade({ cookie: await signIn(at, 'ana@demo.test') }))
		const admin = upgrade({ cookie: await signIn(at, 'admin@demo.test') })
		const staff = await open(`/ws/conversation/${conversation}?v=1&cursor=0`, admin)
		for (const socket of [visitor, console, staff]) {
			const heard = problemOf(socket)
			socket.send(JSON.stringify({ type: 'say', id: 'client-1-0002', text: 'x'.repeat(FRAME_MAX_CHARS) }))
			expect(await heard).toBe('frame-too-large')
			socket.close()
		}
	})

	it('that is no frame is refused, and who goes on is shown out', async () => {
		const { token } = await newcomer(at)
		const visitor = await open('/ws/widget?v=1&cursor=0&inbox=demo.web', upgrade({ token }))
		const ended = new Promise<number>((resolve) => visitor.addEventListener('close', ({ code }) => resolve(code)))
		for (let i = 0; i < 200; i++) visitor.send(i % 2 ? 'nonsense' : '{"type":"__proto__"}')
		expect(await ended).toBeGreaterThanOrEqual(1_000)
	})
})
