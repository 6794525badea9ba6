/**
 * The floor of `webhook`: Worker → the sender's object → one insert of what came, word for word.
 *
 * Whose it is stands in the path, and nobody looks at the signature.
 */
import { DurableObject } from 'cloudflare:workers'

interface Env {
	readonly SENDER: DurableObjectNamespace<SenderFloor>
}

export class SenderFloor extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, body TEXT NOT NULL)')
	}

	hear(body: string): void {
		this.ctx.storage.sql.exec('INSERT INTO log (at_ms, body) VALUES (?, ?)', Date.now(), body)
	}
}

export default {
	async fetch(request, env) {
		await env.SENDER.getByName(new URL(request.url).pathname).hear(await request.text())
		return new Response('')
	},
} satisfies ExportedHandler<Env>
