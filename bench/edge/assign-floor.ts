/**
 * The floor of `assign`: conversation object → one queue object → agent object → the agent's socket, one insert in each.
 *
 * Nothing is decided: the queue deals by the number in the conversation's name. Leaving walks the same way with the
 * same writes, so that a whole cycle can be set beside the product's.
 */
import { DurableObject } from 'cloudflare:workers'
import { acceptSocket } from './accept-socket.ts'
import { AGENTS } from './agents.ts'

interface Env {
	readonly CONVERSATION: DurableObjectNamespace<ConversationFloor>
	readonly QUEUE: DurableObjectNamespace<QueueFloor>
	readonly AGENT: DurableObjectNamespace<AgentFloor>
}

const LOG = 'CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, body TEXT NOT NULL)'
const INSERT = 'INSERT INTO log (at_ms, body) VALUES (?, ?)'

export class ConversationFloor extends DurableObject<Env> {
	override fetch(request: Request): Response {
		return acceptSocket(this.ctx, request)
	}

	/** A conversation is new: its table is made by its first message, as one who only looks in must leave nothing behind. */
	override async webSocketMessage(_socket: WebSocket, message: string): Promise<void> {
		if (message.startsWith('say')) this.ctx.storage.sql.exec(LOG)
		this.ctx.storage.sql.exec(INSERT, Date.now(), message)
		await this.env.QUEUE.getByName('support').pass(message)
	}
}

export class QueueFloor extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		ctx.storage.sql.exec(LOG)
	}

	/** `message` is `say 17` or `leave 17`. */
	async pass(message: string): Promise<void> {
		this.ctx.storage.sql.exec(INSERT, Date.now(), message)
		const agent = Number(message.slice(message.indexOf(' ') + 1)) % AGENTS
		await this.env.AGENT.getByName(`agent-${agent}`).show(message)
	}
}

export class AgentFloor extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		ctx.storage.sql.exec(LOG)
	}

	override fetch(request: Request): Response {
		return acceptSocket(this.ctx, request)
	}

	show(message: string): void {
		this.ctx.storage.sql.exec(INSERT, Date.now(), message)
		for (const socket of this.ctx.getWebSockets()) socket.send(message)
	}
}

export default {
	fetch(request, env) {
		const [, noun, name = ''] = new URL(request.url).pathname.split('/')
		return (noun === 'agent' ? env.AGENT : env.CONVERSATION).getByName(name).fetch(request)
	},
} satisfies ExportedHandler<Env>
