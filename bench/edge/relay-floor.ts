/**
 * The floor of `relay`: the least code on a hibernating object that stores a message and shows it to both sides.
 *
 * The sender's copy is in it because the product acknowledges a message with the stored row itself.
 */
import { DurableObject } from 'cloudflare:workers'
import { acceptSocket } from './accept-socket.ts'

interface Env {
	readonly RELAY: DurableObjectNamespace<RelayFloor>
}

export class RelayFloor extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, body TEXT NOT NULL)')
	}

	override fetch(request: Request): Response {
		return acceptSocket(this.ctx, request)
	}

	override webSocketMessage(_socket: WebSocket, message: string): void {
		this.ctx.storage.sql.exec('INSERT INTO log (at_ms, body) VALUES (?, ?)', Date.now(), message)
		for (const socket of this.ctx.getWebSockets()) socket.send(message)
	}
}

export default {
	fetch: (request, env) => env.RELAY.getByName(new URL(request.url).pathname).fetch(request),
} satisfies ExportedHandler<Env>
