/** Hands each message to every socket of the same path and keeps nothing: shows what the load process itself costs. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

const rooms = new Map<string, WebSocket[]>()
const http = createServer()
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) => {
	const room = rooms.get(request.url ?? '') ?? []
	rooms.set(request.url ?? '', [...room, socket])
	socket.on('message', (message: Buffer) => {
		for (const other of rooms.get(request.url ?? '') ?? []) other.send(message, { binary: false })
	})
})
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
