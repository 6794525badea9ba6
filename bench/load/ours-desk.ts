import { randomBytes } from 'node:crypto'
import { type ConversationId, ID_RANDOM_BYTES, makeId } from '../../core/ids.ts'
import type { AgentEventKind, ConsoleServerFrame, Work } from '../../core/protocol/console.ts'
import { AGENTS } from '../edge/agents.ts'
import { inLanes } from './in-lanes.ts'
import { openSocket, type WebSocket } from './socket.ts'

/** What an agent's control socket has shown about a conversation. */
export interface Shown {
	/** Name of the agent. */
	readonly agent: string
	/** As it stands in the agent's hands; gone once it has been taken away. */
	work(): Work | undefined
}

/** The agents at work: their control sockets, and who waits for what to show up on one of them. */
export class OursDesk {
	readonly #waiting = new Map<string, (shown: Shown) => void>()
	readonly #sockets = new Map<string, WebSocket>()

	/** Publishes the bench's workspace and makes all agents available. */
	async open(host: string): Promise<void> {
		await fetch(`http://${host}/publish`, { method: 'POST' })
		const agents = Array.from({ length: AGENTS }, (_, i) => `agent-${i}`)
		await inLanes(10, agents, (agent) => this.#connect(host, agent))
	}

	/** Resolves when a control socket shows this of the conversation. */
	awaits(kind: AgentEventKind, conversation: ConversationId): Promise<Shown> {
		return new Promise((resolve) => this.#waiting.set(`${kind} ${conversation}`, resolve))
	}

	accept(agent: string, { conversation, epoch }: Work): void {
		this.#sockets.get(agent)?.send(JSON.stringify({ type: 'accept', conversation, epoch }))
	}

	close(): void {
		for (const socket of this.#sockets.values()) socket.terminate()
	}

	async #connect(host: string, agent: string): Promise<void> {
		const socket = await openSocket(`ws://${host}/agent/${agent}?v=1&cursor=0`, { onFrame: (frame) => this.#hear(agent, frame) })
		this.#sockets.set(agent, socket)
		socket.send('{"type":"presence","presence":"available"}')
	}

	#hear(agent: string, bytes: Buffer): void {
		const text = bytes.toString()
		const cut = text.indexOf(VIEW)
		// The view of all an agent holds is most of such a frame; reading it each time would make the load a burden.
		const frame = JSON.parse(cut < 0 ? text : `${text.slice(0, cut)}}`) as ConsoleServerFrame
		if (frame.type === 'problem') console.error(`note: ${agent}'s console hears ${frame.code}: ${frame.detail}`)
		if (frame.type !== 'events') return
		for (const { kind, conversation } of frame.rows) {
			const key = `${kind} ${conversation}`
			this.#waiting.get(key)?.({ agent, work: () => workIn(text, conversation) })
			this.#waiting.delete(key)
		}
	}
}

const VIEW = ',"view":{'

function workIn(text: string, conversation: ConversationId | null): Work | undefined {
	const frame = JSON.parse(text) as Extract<ConsoleServerFrame, { type: 'events' }>
	return frame.view.work.find((it) => it.conversation === conversation)
}

export function newConversation(): ConversationId {
	return makeId('cnv', Date.now(), randomBytes(ID_RANDOM_BYTES))
}
