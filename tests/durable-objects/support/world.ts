import { consoleFrames, type Permission, staffFrames } from '../../../core/access.ts'
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import type { z } from 'zod'
import { agentProfileOf } from '../../../core/config/published.ts'
import { type AgentConfig, type QueueConfig, WorkspaceConfig, type WorkspaceShape } from '../../../core/config/workspace.ts'
import { type AgentId, type ContactId, type ConversationId, makeId, type QueueId, shardQueue, type WorkspaceId } from '../../../core/ids.ts'
import type { AgentObject } from '../../../durable-objects/agent/agent-object.ts'
import type { ContactPointObject } from '../../../durable-objects/contact-point/contact-point-object.ts'
import type { ConversationObject } from '../../../durable-objects/conversation/conversation-object.ts'
import type { Env } from '../../../durable-objects/env.ts'
import type { QueueObject } from '../../../durable-objects/queue/queue-object.ts'
import { encodeSession, type Session, SESSION_HEADER, type StaffSession } from '../../../durable-objects/shared/session.ts'
import { stubOf } from '../../../durable-objects/shared/stubs.ts'
import { ConsoleSocket, ConversationSocket } from './socket.ts'

export const objects: Env = env as unknown as Env

type AgentInput = Partial<z.input<typeof AgentConfig>>
type QueueInput = Partial<z.input<typeof QueueConfig>>

interface Settings {
	/** Ids of agents, each with what differs from the default; Ana alone if absent. */
	readonly agents?: Record<string, AgentInput>
	/** Every skill there is. */
	readonly skills?: readonly string[]
	/** What differs from the default in every queue. */
	readonly queue?: QueueInput
	/** What differs in one of them, by its id; others than `support` and `bookings` are added. */
	readonly queues?: Readonly<Record<string, QueueInput>>
	readonly hours?: z.input<typeof WorkspaceShape>['hours']
	readonly inbox?: { readonly visitorGraceMs?: number; readonly returnMs?: number }
}

/** So far ahead of the real clock that no alarm rings by itself. */
const AHEAD_MS = 86_400_000
/** How far ahead a backstop alarm may stand. */
const BACKSTOP_MS = 30_000
let worlds = 0

/** A workspace of its own for one test, so that tests cannot see each other; its clock moves only when the test says so. */
export async function makeWorld({ agents = { ana: {} }, skills = [], queue, queues = {}, hours, inbox }: Settings = {}): Promise<World> {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + AHEAD_MS })
	const workspace = `w${++worlds}-${crypto.randomUUID().slice(0, 8)}` as WorkspaceId
	const config = WorkspaceConfig.parse({
		name: workspace,
		skills: skills.map((id) => ({ id, name: id })),
		hours,
		queues: Object.entries({ support: {}, bookings: {}, ...queues }).map(([id, more]) => ({ id, name: titleOf(id), ...queue, ...more })),
		agents: Object.entries(agents).map(([id, more]) => ({ id, name: id, queues: [{ queue: 'support' }], ...more })),
		inboxes: [{ id: `${workspace}.web`, name: 'Web', channel: 'web', queue: 'support', ...inbox }],
		dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
	})
	await objects.WORKSPACE.getByName(workspace).publish(config)
	return new World(workspace, config)
}

function titleOf(id: string): string {
	return `${id.charAt(0).toUpperCase()}${id.slice(1)}`
}

/** Who comes, and by which queue: the same contact and the inbox's own unless said. */
export interface Visitor {
	readonly contact?: string
	readonly queue?: string
	readonly email?: string
}

type Stub =
	| DurableObjectStub<ConversationObject>
	| DurableObjectStub<QueueObject>
	| DurableObjectStub<AgentObject>
	| DurableObjectStub<ContactPointObject>

export class World {
	readonly workspace: WorkspaceId
	config: WorkspaceConfig
	readonly #ids = {
		conversations: new Set<ConversationId>(),
		points: new Set<string>(),
		agents: new Set<string>(),
		lines: new Set<QueueId>(),
	}
	#made = 0

	constructor(workspace: WorkspaceId, config: WorkspaceConfig) {
		this.workspace = workspace
		this.config = config
		this.#countLines()
	}

	newConversation(): ConversationId {
		return makeId('cnv', 1_790_000_000_000 + ++this.#made, crypto.getRandomValues(new Uint8Array(12)))
	}

	get home() {
		return objects.WORKSPACE.getByName(this.workspace)
	}

	/** Agents as they are from now on: what differs, by their ids. */
	async retrain(agents: Record<string, Partial<AgentConfig>>): Promise<void> {
		await this.publish({ ...this.config, agents: this.config.agents.map((it) => ({ ...it, ...agents[it.id] })) })
	}

	/** Queues as they are from now on: what differs, by their ids. */
	async reroute(queues: Record<string, QueueInput>): Promise<void> {
		await this.publish(
			WorkspaceConfig.parse({ ...this.config, queues: this.config.queues.map((it) => ({ ...it, ...queues[it.id] })) }),
		)
	}

	async publish(config: WorkspaceConfig): Promise<void> {
		this.config = config
		this.#countLines()
		await this.home.publish(config)
		await this.settled()
	}

	conversation(id: ConversationId) {
		this.#ids.conversations.add(id)
		return stubOf(objects.CONVERSATION, this.workspace, id)
	}

	/** `key`: the inbox and the address, as `pointKey` has them. */
	point(key: string) {
		this.#ids.points.add(key)
		return stubOf(objects.CONTACT_POINT, this.workspace, key)
	}

	agent(id: string) {
		this.#ids.agents.add(id)
		return stubOf(objects.AGENT, this.workspace, id)
	}

	/** The first object of a queue, or another by its own id. */
	queue(id = 'support') {
		return stubOf(objects.QUEUE, this.workspace, id)
	}

	// People.

	async customer(conversation: ConversationId, cursor = 0, who: Visitor = {}): Promise<ConversationSocket> {
		const contact = { id: (who.contact ?? 'cnt_1') as ContactId, name: null, language: 'en', ...(who.email && { email: who.email }) }
		const [inbox] = this.config.inboxes
		if (!inbox) throw new Error('a world has an inbox')
		const entered = { ...inbox, queue: who.queue ?? inbox.queue }
		const session: Session = { kind: 'customer', workspace: this.workspace, conversation, contact, inbox: entered, cursor }
		return new ConversationSocket(await connect(this.conversation(conversation), session))
	}

	/** Staff with other rights than an agent's or a supervisor's. */
	async seated(conversation: ConversationId, agent: string, rights: Partial<StaffSession>): Promise<ConversationSocket> {
		const session = { ...this.#staffSession(conversation, agent, { role: 'agent', cursor: 0 }), ...rights }
		return new ConversationSocket(await connect(this.conversation(conversation), session))
	}

	async staff(
		conversation: ConversationId,
		agent: string,
		{ role = 'agent' as 'agent' | 'supervisor', cursor = 0 } = {},
	): Promise<ConversationSocket> {
		return new ConversationSocket(await connect(this.conversation(conversation), this.#staffSession(conversation, agent, { role, cursor })))
	}

	/** What an agent is answered who may not come in. */
	async refused(conversation: ConversationId, agent: string): Promise<Response> {
		const session = this.#staffSession(conversation, agent, { role: 'agent', cursor: 0 })
		return await this.conversation(conversation).fetch('http://object/', upgrade(session))
	}

	async console(agent: string, { cursor = 0, may = Object.values(consoleFrames) as readonly Permission[] } = {}): Promise<ConsoleSocket> {
		const profile = agentProfileOf(this.config, agent)
		if (!profile) throw new Error(`no agent ${agent} in this world`)
		const directory = { queues: [], agents: [], dispositions: [] }
		const session: Session = { kind: 'agent', workspace: this.workspace, profile, may, directory, cursor }
		return new ConsoleSocket(await connect(this.agent(agent), session))
	}

	/** A console whose agent is ready for work. */
	async ready(agent: string): Promise<ConsoleSocket> {
		const console = await this.console(agent)
		await console.says('available')
		await this.settled()
		return console
	}

	/** A new conversation, its customer here, their first message in the log. */
	async visitor(text = 'Hello', who: Visitor = {}): Promise<{ id: ConversationId; customer: ConversationSocket }> {
		const id = this.newConversation()
		const customer = await this.customer(id, 0, who)
		await customer.say(text)
		return { id, customer }
	}

	/** One agent and one customer in conversation. */
	async talk(agent = 'ana') {
		const console = await this.ready(agent)
		const { id, customer } = await this.visitor()
		await console.accept(id)
		await customer.event('assigned')
		return { id, customer, console, staff: await this.staff(id, agent) }
	}

	#staffSession(
		conversation: ConversationId,
		agent: string,
		{ role, cursor }: { role: 'agent' | 'supervisor'; cursor: number },
	): StaffSession {
		const reach = role === 'supervisor' ? null : { agents: [agent as AgentId], queues: [], waiting: [] }
		const who = { id: agent as AgentId, name: agent }
		return { kind: 'staff', workspace: this.workspace, conversation, agent: who, may: Object.values(staffFrames), reach, cursor }
	}

	/** The queue's first object cannot reach others of a kind so many times. */
	async outOfReach(name: 'AGENT' | 'CONVERSATION', times: number, queue = 'support'): Promise<void> {
		await rewire(this.queue(queue), { [name]: failing(name, times).binding })
	}

	// Time.

	/**
	 * Moves the clock and rings every alarm that this makes due. What is due within moments an object runs by a timer and keeps its
	 * alarm as a backstop; timers go by the real clock, so such an alarm is rung in their place, once.
	 */
	async pass(ms: number): Promise<void> {
		await this.settled()
		vi.setSystemTime(Date.now() + ms)
		for (let aheadMs = BACKSTOP_MS, rang = true; rang; aheadMs = 0) {
			rang = false
			for (const stub of this.#stubs()) rang = await ringBefore(stub, Date.now() + aheadMs) || rang
			await this.settled()
		}
	}

	/** Lets calls between objects come to rest: as many rounds as the longest chain of them could take. */
	async settled(): Promise<void> {
		for (let round = 0; round < 6; round++) {
			for (const stub of this.#stubs()) await runInDurableObject(stub as DurableObjectStub<QueueObject>, () => {})
		}
	}

	/** Every object there is, or has been, of any queue. */
	#countLines(): void {
		for (const { id, shards } of this.config.queues) {
			for (let shard = 0; shard < shards; shard++) this.#ids.lines.add(shardQueue(id, shard))
		}
	}

	#stubs(): Stub[] {
		return [
			...[...this.#ids.points].map((it) => this.point(it)),
			...[...this.#ids.conversations].map((it) => this.conversation(it)),
			...[...this.#ids.lines].map((it) => this.queue(it)),
			...[...this.#ids.agents].map((it) => this.agent(it)),
		]
	}
}

/** When an object's alarm rings; null for never. */
export async function alarmOf(stub: Stub): Promise<number | null> {
	return await runInDurableObject(stub as DurableObjectStub<QueueObject>, (_, state) => state.storage.getAlarm())
}

async function ringBefore(stub: Stub, atMs: number): Promise<boolean> {
	const dueMs = await alarmOf(stub)
	return dueMs !== null && dueMs <= atMs && await runDurableObjectAlarm(stub as DurableObjectStub<QueueObject>)
}

/** Gives an object another way to reach others, until it dies: for calls that fail and queues that are looked into. */
export async function rewire(stub: Stub, wiring: Partial<Record<keyof Env, object>>): Promise<void> {
	await runInDurableObject(
		stub as DurableObjectStub<QueueObject>,
		(instance) => void Reflect.set(instance, 'env', { ...objects, ...wiring }),
	)
}

/** A binding whose objects cannot be reached the first `times` times. */
export function failing<Name extends 'QUEUE' | 'AGENT' | 'CONVERSATION'>(name: Name, times: number) {
	const calls = { failed: 0 }
	const getByName = (id: string) => {
		if (calls.failed >= times) return objects[name].getByName(id)
		calls.failed++
		throw new Error('out of reach, as the test wants it')
	}
	return { calls, binding: { getByName } }
}

async function connect(stub: { fetch(url: string, init: RequestInit): Promise<Response> }, session: Session): Promise<WebSocket> {
	const response = await stub.fetch('http://object/', upgrade(session))
	if (!response.webSocket) throw new Error(`no socket: ${response.status} ${await response.text()}`)
	return response.webSocket
}

function upgrade(session: Session): RequestInit {
	return { headers: { upgrade: 'websocket', [SESSION_HEADER]: encodeSession(session) } }
}
