import { createMiddleware } from 'hono/factory'
import { type Refusal, refuse } from '../../core/problem.ts'
import { PROTOCOL_VERSION, SUBPROTOCOL } from '../../core/protocol/version.ts'
import { encodeSession, type Session, SESSION_HEADER } from '../../durable-objects/shared/session.ts'
import type { AppContext, AppEnv } from './context.ts'
import type { SocketPort } from './env.ts'
import { problem } from './problem-response.ts'

/** Refuses everything but a WebSocket upgrade of the version spoken here. */
export const upgradesOnly = createMiddleware<AppEnv>(async (c, next) => {
	if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
		c.header('upgrade', 'websocket')
		return problem(c, { code: 'upgrade-required' })
	}
	if (c.req.query('v') !== String(PROTOCOL_VERSION)) {
		return problem(c, { code: 'version-unsupported', field: 'v', detail: `Connect with ?v=${PROTOCOL_VERSION}` })
	}
	if (!subprotocols(c).includes(SUBPROTOCOL)) {
		return problem(c, { code: 'version-unsupported', detail: `Name the subprotocol ${SUBPROTOCOL}` })
	}
	await next()
})

export function subprotocols(c: AppContext): string[] {
	return (c.req.header('sec-websocket-protocol') ?? '').split(',').map((it) => it.trim())
}

/** `?cursor=`, the last row the client holds; 0 when it names none. */
export function cursorOf(c: AppContext): { readonly ok: true; readonly cursor: number } | Refusal {
	const text = c.req.query('cursor') ?? '0'
	const cursor = /^\d+$/.test(text) ? Number(text) : NaN
	if (Number.isSafeInteger(cursor)) return { ok: true, cursor }
	return refuse('parameter-invalid', { field: 'cursor', detail: 'A whole number, 0 or more' })
}

/** Refuses what `cursorOf` refuses. */
export const cursorsOnly = createMiddleware<AppEnv>(async (c, next) => {
	const at = cursorOf(c)
	return at.ok ? await next() : problem(c, at)
})

/**
 * Hands the upgrade to an object, which keeps the socket and may hibernate under it. What the client used to prove itself
 * stays here; what the gateway found out goes along.
 */
export async function handOver(c: AppContext, { to, session }: { to: SocketPort; session: Session }): Promise<Response> {
	const headers = new Headers(c.req.raw.headers)
	for (const secret of ['cookie', 'authorization']) headers.delete(secret)
	headers.set('sec-websocket-protocol', SUBPROTOCOL)
	headers.set('x-request-id', c.get('requestId'))
	headers.set(SESSION_HEADER, encodeSession(session))
	return await to.fetch(new Request(c.req.raw, { headers }))
}
