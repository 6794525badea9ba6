import { env } from 'cloudflare:workers'
import { AgentConfig, InboxConfig, WorkspaceConfig } from '../../../core/config/workspace.ts'
import { type AgentId, type ConversationId, type ContactId, makeId, objectName, type WorkspaceId } from '../../../core/ids.ts'
import type { Env } from '../../../durable-objects/env.ts'
import { encodeSession, type Role, type Session, SESSION_HEADER } from '../../../durable-objects/shared/session.ts'
import { TestSocket } from './socket.ts'

export const objects = env as unknown as Env

interface Settings {
	/** Ids of agents, each with what differs from the default. */
	readonly agents?: Record<string, Partial<AgentConfig>>
	readonly queue?: Record<string, unknown>
	readonly inbox?: Record<string, unknown>
}

let worlds = 0

/** A workspace of its own for one test, so that tests cannot see each other. */
export async function makeWorld(settings: Settings = {}): Promise<World> {
	const workspace = `w${++worlds}` as WorkspaceId
	const agents = Object.entries(settings.agents ?? { ana: {} })
	const config = WorkspaceConfig.parse({
		name: workspace,
		queues: [{ id: 'support', name: 'Support', ...settings.queue }, { id: 'bookings', name: 'Bookings' }],
		agents: agents.map(([id, more]) => ({ id, name: id, queues: [{ queue: 'support' }], ...more })),
		inboxes: [{ id: `${workspace}.web`, name: 'Web', channel: 'web', queue: 'support', ...settings.inbox }],
		dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
	})
	await objects.WORKSPACE.getByName(workspace).publish(config)
	return new World(workspace, config)
}

export class World {
	readonly workspace: WorkspaceId
	readonly config: WorkspaceConfig
	#made = 0

	constructor(workspace: WorkspaceId, config: WorkspaceConfig) {
		this.workspace = workspace
		this.config = config
	}

	newConversation(): ConversationId {
		return makeId('cnv', 1_790_000_000_000 + ++this.#made, crypto.getRandomValues(new Uint8Array(12)))
	}

	conversation(id: ConversationId) {
		return objects.CONVERSATION.getByName(objectName(this.workspace, id))
	}

	agent(id: string) {
		return objects.AGENT.getByName(objectName(this.workspace, id))
	}

	queue(id = 'support') {
		return objects.QUEUE.getByName(objectName(this.workspace, id))
	}

	async customer(conversation: ConversationId, cursor = 0): Promise<TestSocket> {
		const contact = { id: 'cnt_1' as ContactId, name: null, language: 'en' }
		const inbox = this.config.inboxes[0] as InboxConfig
		return await this.#connect(this.conversation(conversation), { kind: 'customer', workspace: this.workspace, conversation, contact, inbox, cursor })
	}

	async staff(conversation: ConversationId, agent: string, { role = 'agent' as Role, cursor = 0 } = {}): Promise<TestSocket> {
		const session: Session = { kind: 'staff', workspace: this.workspace, conversation, agent: { id: agent as AgentId, name: agent }, role, cursor }
		return await this.#connect(this.conversation(conversation), session)
	}

	async console(agent: string, cursor = 0): Promise<TestSocket> {
		const profile = this.config.agents.find((it) => it.id === agent) as AgentConfig
		const session: Session = { kind: 'agent', workspace: this.workspace, profile, directory: { queues: [], agents: [], dispositions: [] }, cursor }
		return await this.#connect(this.agent(agent), session)
	}

	/** A console whose agent is ready for work. */
	async ready(agent: string): Promise<TestSocket> {
		const console = await this.console(agent)
		console.send({ type: 'presence', presence: 'available' })
		await console.when((it) => it.type === 'events' && it.view.presence === 'available')
		return console
	}

	async refused(conversation: ConversationId, agent: string): Promise<Response> {
		const session: Session = { kind: 'staff', workspace: this.workspace, conversation, agent: { id: agent as AgentId, name: agent }, role: 'agent', cursor: 0 }
		return await this.conversation(conversation).fetch('http://object/', upgrade(session))
	}

	async #connect(stub: { fetch(url: string, init: RequestInit): Promise<Response> }, session: Session): Promise<TestSocket> {
		const response = await stub.fetch('http://object/', upgrade(session))
		if (!response.webSocket) throw new Error(`no socket: ${response.status} ${await response.text()}`)
		return new TestSocket(response.webSocket)
	}
}

function upgrade(session: Session): RequestInit {
	return { headers: { upgrade: 'websocket', [SESSION_HEADER]: encodeSession(session) } }
}

/** Accepts the offer of a conversation on an agent's console and waits for it to be theirs. */
export async function acceptOffer(console: TestSocket, conversation: ConversationId): Promise<void> {
	const frame = await console.when((it) => it.type === 'events' && offerIn(it, conversation) !== undefined)
	console.send({ type: 'accept', conversation, epoch: offerIn(frame, conversation)?.epoch })
	await console.when((it) => it.type === 'events' && it.rows.some((row: { kind: string; conversation: string }) => row.kind === 'accepted' && row.conversation === conversation))
}

export function offerIn(frame: { readonly [key: string]: any }, conversation: ConversationId) {
	return frame.view.work.find((it: { conversation: string; stage: string }) => it.conversation === conversation && it.stage === 'offered')
}
