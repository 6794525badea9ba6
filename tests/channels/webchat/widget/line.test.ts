import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { Line, type LineOptions } from '../../../../channels/webchat/widget/line.ts'

let server: Server
let sockets: WebSocketServer
let url: string
let line: Line | undefined

beforeEach(async () => {
	server = createServer()
	sockets = new WebSocketServer({ server })
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
	vi.useRealTimers()
	line?.stop()
	for (const it of sockets.clients) it.terminate()
	server.close()
	await once(server, 'close')
})

function connect(options: Partial<LineOptions> = {}): Line {
	line = new Line({
		address: () => Promise.resolve({ url, protocols: [] }),
		frame: () => {},
		down: () => {},
		refused: () => {},
		random: () => 0,
		...options,
	})
	line.start()
	return line
}

test('comes back by itself after the server drops it', async () => {
	const down = vi.fn()
	connect({ down })
	const [first] = await once(sockets, 'connection')
	first.terminate()
	await once(sockets, 'connection')
	expect(down).toHaveBeenCalledOnce()
})

test('asks for a new token after two refusals in a row', async () => {
	const asked: boolean[] = []
	server.removeAllListeners('upgrade')
	server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n'))
	await new Promise<void>((resolve) => {
		connect({
			address: (renew) => {
				asked.push(renew)
				if (renew) resolve()
				return Promise.resolve(renew ? null : { url, protocols: [] })
			},
		})
	})
	expect(asked).toEqual([false, false, true])
})

test('gives up only when there is no address any more', async () => {
	const refused = vi.fn()
	connect({ address: () => Promise.resolve(null), refused })
	await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce())
})

test('tries again when no address could be had', async () => {
	const address = vi.fn<LineOptions['address']>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue({ url, protocols: [] })
	connect({ address })
	await once(sockets, 'connection')
	expect(address).toHaveBeenCalledTimes(2)
})

test('does not sit out the back-off when it is woken', async () => {
	let fails = 6
	const address = () => fails-- > 0 ? Promise.reject(new Error('offline')) : Promise.resolve({ url, protocols: [] })
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	const woken = connect({ address })
	while (fails > 0) await vi.advanceTimersByTimeAsync(1_000)
	await vi.advanceTimersByTimeAsync(1)
	woken.wake()
	await once(sockets, 'connection')
})

test('says ping every twenty seconds and keeps a connection that answers', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
	const down = vi.fn()
	const heard: string[] = []
	const kept = connect({ down, frame: (text) => void heard.push(text) })
	const [socket] = await once(sockets, 'connection')
	const said: string[] = []
	socket.on('message', (data: unknown) => said.push(String(data)))
	await untilOpen(kept)
	vi.advanceTimersByTime(20_000)
	while (!said.includes('ping')) await nextTurn()
	socket.send('pong')
	socket.send('after')
	while (!heard.length) await nextTurn()
	vi.advanceTimersByTime(15_000)
	expect(down).not.toHaveBeenCalled()
	expect(heard).toEqual(['after'])
})

test('leaves a connection that does not answer within ten seconds', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
	const down = vi.fn()
	const left = connect({ down })
	await once(sockets, 'connection')
	await untilOpen(left)
	vi.advanceTimersByTime(29_999)
	expect(down).not.toHaveBeenCalled()
	vi.advanceTimersByTime(1)
	expect(down).toHaveBeenCalledOnce()
	vi.advanceTimersByTime(500)
	await once(sockets, 'connection')
})

/** The browser's side learns of the connection a little after the server's. */
async function untilOpen(line: Line): Promise<void> {
	while (!line.send({})) await nextTurn()
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve))
}
