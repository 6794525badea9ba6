/**
 * The same relay the usual way: Socket.IO in front, PostgreSQL behind. `socketio.ts <database url>`.
 *
 * A message is inserted and committed by a prepared statement from a pool of ten, then shown to the agent's room and
 * acknowledged to the sender. One process, WebSocket only, everything else as the packages come.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { Server } from 'socket.io'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10, idleTimeoutMillis: 0 })
await pool.query(
	'CREATE TABLE IF NOT EXISTS message (seq bigserial PRIMARY KEY, conversation text NOT NULL, at timestamptz NOT NULL DEFAULT now(), body text NOT NULL)',
)
const insert = { name: 'insert', text: 'INSERT INTO message (conversation, body) VALUES ($1, $2) RETURNING seq' }

const http = createServer()
const io = new Server(http, { transports: ['websocket'] })
io.on('connection', (socket) => {
	const { conversation, party } = socket.handshake.query
	void socket.join(`${conversation}/${party}`)
	socket.on('say', async (said: { id: string; text: string }, acknowledge: (row: unknown) => void) => {
		const { rows } = await pool.query({ ...insert, values: [conversation, said.text] })
		const row = { seq: rows[0].seq, ...said }
		io.to(`${conversation}/agent`).emit('message', row)
		acknowledge(row)
	})
})
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
