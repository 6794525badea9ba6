/**
 * Speaks the HTTP protocol of Neon's serverless driver in front of a plain PostgreSQL, so that a Worker on this machine
 * runs the very code it runs in the cloud. https://github.com/neondatabase/serverless, checked against driver 1.2.0.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseError, Pool } from 'pg'
import { z } from 'zod'
import { readBody } from './read-body.ts'
import { reason } from './fault.ts'
import { NeonRequest, runNeonRequest } from './neon-request.ts'

export interface NeonEndpoint {
	/** What the driver's `fetchEndpoint` must give. */
	readonly url: string
	close(): Promise<void>
}

/** Neon's own limit is 64 MiB for both directions together. */
const BODY_MAX_BYTES = 64 * 1024 * 1024
const ERROR_FIELDS = [
	'code',
	'detail',
	'hint',
	'position',
	'internalPosition',
	'internalQuery',
	'severity',
	'where',
	'table',
	'column',
	'schema',
	'dataType',
	'constraint',
	'file',
	'line',
	'routine',
] as const

export async function startNeonEndpoint(databaseUrl: string, options: { connectionsMax?: number } = {}): Promise<NeonEndpoint> {
	const pool = new Pool({ connectionString: databaseUrl, max: options.connectionsMax ?? 10, connectionTimeoutMillis: 5000 })
	// A connection that dies while idle leaves the pool by itself; the next request opens another.
	pool.on('error', () => undefined)
	const server = createServer((request, response) => void answer(request, response))
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	return { url: `http://127.0.0.1:${port}/sql`, close: () => close(server, pool) }

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			if (request.method !== 'POST' || request.url !== '/sql') return reply(response, 404, 'POST /sql is all there is')
			if (!mayPass(request, databaseUrl)) return reply(response, 400, { message: 'password authentication failed', code: '28P01' })
			const body = await readBody(request, BODY_MAX_BYTES)
			if (body === null) return reply(response, 413, 'request is too large')
			reply(response, 200, await runNeonRequest(pool, { body: NeonRequest.parse(JSON.parse(body)), headers: request.headers }))
		} catch (thrown) {
			refuse(response, thrown)
		}
	}
}

/** Whoever can reach the port still needs the database's own user and password. */
function mayPass(request: IncomingMessage, databaseUrl: string): boolean {
	const given = request.headers['neon-connection-string']
	if (typeof given !== 'string' || !URL.canParse(given)) return false
	const [ours, theirs] = [new URL(databaseUrl), new URL(given)]
	return ours.username === theirs.username && ours.password === theirs.password && ours.pathname === theirs.pathname
}

/** What PostgreSQL says travels whole; no database to ask is the proxy's own trouble, and the driver sees no code. */
function refuse(response: ServerResponse, thrown: unknown): void {
	if (thrown instanceof DatabaseError) {
		const fields = ERROR_FIELDS.map((name) => [name, thrown[name] ?? null])
		return reply(response, 400, { message: thrown.message, ...Object.fromEntries(fields) })
	}
	if (thrown instanceof z.ZodError || thrown instanceof SyntaxError) return reply(response, 400, { message: reason(thrown), code: null })
	reply(response, 500, `the database cannot be reached: ${reason(thrown)}`)
}

function reply(response: ServerResponse, status: number, body: unknown): void {
	const text = typeof body === 'string' ? body : JSON.stringify(body)
	response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }).end(text)
}

async function close(server: Server, pool: Pool): Promise<void> {
	server.closeAllConnections()
	await new Promise((resolve) => server.close(resolve))
	await pool.end()
}
