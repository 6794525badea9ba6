import { consoleFrames, staffFrames } from '../../core/access.ts'
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import { agentProfileOf } from '../../core/config/published.ts'
import type { AgentProfile, InboxConfig, WorkspaceConfig } from '../../core/config/workspace.ts'
import { type AgentId, type ConversationId, makeId, objectName, type WorkspaceId } from '../../core/ids.ts'
import type { Contact } from '../../core/protocol/conversation.ts'
import { encodeSession, type Session, SESSION_HEADER } from '../../durable-objects/shared/session.ts'
import type { ArchiveEnv } from '../../workers/archive/archive-env.ts'
import type { Env } from '../../durable-objects/env.ts'
import { Belt } from './belt.ts'
import { Console } from './console.ts'
import { Customer } from './customer.ts'
import { type Binding, faults, faultyEnv, invoke, type LateCall } from './faults.ts'
import { configsOf, LINES } from './policies.ts'
import { Random } from './random.ts'
import { SentBook } from './sent.ts'
import type { Wire } from './wire.ts'

export const objects = env as unknown as Env & ArchiveEnv

const CUSTOMERS = 30
/** Turns of a millisecond or so after which what is still under way goes round in circles. */
const SETTLE_TURNS_MAX = 5_000
/** Fake time is so far ahead that no alarm ever rings by itself: all of them are the test's to ring. */
const AHEAD_MS = 10 * 365 * 86_400_000

/** The conversation a call speaks of; else whom it is made to. */
function aboutOf({ args, object }: LateCall): string | null {
	const [said] = args
	const place = typeof said === 'object' && said !== null && 'conversation' in said ? said.conversation : null
	return typeof place === 'string' ? place : object.split('/')[1] ?? null
}

type Entering =
	| { readonly kind: 'customer'; readonly conversation: ConversationId; readonly contact: Contact; readonly cursor: number }
	| { readonly kind: 'staff'; readonly conversation: ConversationId; readonly agent: AgentId; readonly cursor: number }
	| { readonly kind: 'agent'; readonly profile: AgentProfile; readonly cursor: number }

/** A workspace with its people, a clock that the test moves, and a diary of what was done to whom. */
export class World {
	readonly seed: number
	readonly random: Random
	readonly workspace: WorkspaceId
	/** What it begins and ends with: people, queues and names are the same in all that is published meanwhile. */
	readonly config: WorkspaceConfig
	readonly #configs: readonly WorkspaceConfig[]
	readonly customers: Customer[]
	readonly consoles: Console[]
	readonly sent = new SentBook()
	readonly belt: Belt
	readonly wires = new Set<Wire>()
	readonly failures: { readonly what: string; readonly conversation: string | null }[] = []
	readonly #diary: { readonly atMs: number; readonly what: string; readonly about: string | null }[] = []
	readonly #startMs = vi.getRealSystemTime() + AHEAD_MS
	#isRestless = false

	constructor(seed: number, database: { databaseUrl: string; sqlUrl: string }) {
		vi.setSystemTime(this.#startMs)
		this.seed = seed
		this.random = new Random(seed)
		this.workspace = `soak${seed}` as WorkspaceId
		this.#configs = configsOf(this.workspace)
		this.config = this.#configs[0] as WorkspaceConfig
		this.customers = Array.from({ length: CUSTOMERS }, (_, i) => new Customer(this, this.#newConversation(i), i + 1))
		this.consoles = this.config.agents.flatMap(({ id }) => {
			const profile = agentProfileOf(this.config, id)
			return profile ? [new Console(this, profile)] : []
		})
		const { DEAD_LETTERS, ARCHIVE } = objects
		const archiveEnv: ArchiveEnv = {
			...faultyEnv({ ...objects, ARCHIVE }),
			DEAD_LETTERS,
			DATABASE_URL: database.databaseUrl,
			NEON_SQL_URL: database.sqlUrl,
		}
		this.belt = new Belt(archiveEnv, this.random)
	}

	async open(): Promise<void> {
		await objects.WORKSPACE.getByName(this.workspace).publish(this.config)
	}

	/** Some other policies, or, `home`, those of the beginning. */
	async publish({ home = false } = {}): Promise<void> {
		const n = home ? 0 : this.random.below(this.#configs.length)
		this.note(`configuration ${n} is published`)
		await objects.WORKSPACE.getByName(this.workspace).publish(this.#configs[n] as WorkspaceConfig)
	}

	get conversations(): ConversationId[] {
		return this.customers.map((it) => it.conversation)
	}

	pick<T>(list: readonly T[]): T | undefined {
		return this.random.pick(list)
	}

	note(what: string, about: string | null = null): void {
		this.#diary.push({ atMs: Date.now() - this.#startMs, what, about })
	}

	fail(what: string, conversation: string | null | undefined = null): void {
		this.note(`FAILED: ${what}`, conversation ?? null)
		this.failures.push({ what, conversation: conversation ?? null })
	}

	/** The newest lines about a conversation, and about everybody. */
	diaryOf(conversation: string | null, linesMax = 120): string {
		const lines = this.#diary.filter((it) => it.about === conversation || it.about === null)
		return lines.slice(-linesMax).map((it) => `${(it.atMs / 1000).toFixed(1).padStart(9)} s  ${it.what}`).join('\n')
	}

	/** A socket; or, where there is none to be had, why. */
	async enter(entering: Entering): Promise<WebSocket | string> {
		const session = this.#session(entering)
		const object = entering.kind === 'agent' ? entering.profile.id : entering.conversation
		const stub = entering.kind === 'agent' ? this.stub('AGENT', object) : this.stub('CONVERSATION', object)
		try {
			const response = await stub.fetch('http://object/', { headers: { upgrade: 'websocket', [SESSION_HEADER]: encodeSession(session) } })
			return response.webSocket ?? await response.text()
		} catch (thrown) {
			return String(thrown)
		}
	}

	#session(entering: Entering): Session {
		const { workspace } = this
		const inbox = this.config.inboxes[0] as InboxConfig
		switch (entering.kind) {
			case 'customer':
				return { ...entering, workspace, inbox }
			case 'staff':
				return {
					...entering,
					workspace,
					agent: { id: entering.agent, name: entering.agent },
					may: Object.values(staffFrames),
					reach: { agents: [entering.agent], queues: [], waiting: [] },
				}
			case 'agent':
				return { ...entering, workspace, may: Object.values(consoleFrames), directory: { queues: [], agents: [], dispositions: [] } }
		}
	}

	stub<Name extends Binding>(binding: Name, id: string): ReturnType<Env[Name]['getByName']> {
		return objects[binding].getByName(this.nameOf(id)) as ReturnType<Env[Name]['getByName']>
	}

	/** The workspace's own object has its name to itself. */
	nameOf(id: string): string {
		return id === this.workspace ? id : objectName(this.workspace, id)
	}

	/** All objects of this world. */
	get addresses(): { readonly binding: Binding; readonly id: string }[] {
		return [
			{ binding: 'WORKSPACE', id: this.workspace },
			...this.conversations.map((id) => ({ binding: 'CONVERSATION' as const, id })),
			...LINES.map((id) => ({ binding: 'QUEUE' as const, id })),
			...this.config.agents.map(({ id }) => ({ binding: 'AGENT' as const, id })),
		]
	}

	async advance(ms: number): Promise<void> {
		vi.setSystemTime(Date.now() + ms)
		await this.ring()
	}

	/** Rings what is due. */
	async ring(): Promise<void> {
		const due = this.addresses.filter(({ binding, id }) => (this.#alarmOf(binding, id) ?? Infinity) <= Date.now())
		await Promise.all(due.map(async ({ binding, id }) => {
			faults().alarms.delete(`${binding} ${this.nameOf(id)}`)
			await runDurableObjectAlarm(this.stub(binding, id)).catch((thrown) => this.note(`an alarm failed: ${thrown}`, id))
		}))
	}

	#alarmOf(binding: Binding, id: string): number | undefined {
		return faults().alarms.get(`${binding} ${this.nameOf(id)}`)
	}

	/** What the objects' own storage says of their alarms; wakes everybody. */
	async readAlarms(): Promise<void> {
		for (const { binding, id } of this.addresses) {
			const atMs = await runInDurableObject(this.stub(binding, id), (_, state) => state.storage.getAlarm())
			const key = `${binding} ${this.nameOf(id)}`
			if (atMs === null) faults().alarms.delete(key)
			else faults().alarms.set(key, atMs)
		}
	}

	/** Delivers calls whose callers have long been told something else. */
	async deliverLate(share: number): Promise<void> {
		const { late } = faults()
		const now = this.random.shuffled(late.splice(0))
		const some = now.slice(0, Math.ceil(now.length * share))
		late.push(...now.slice(some.length))
		await Promise.all(some.map(async (call) => {
			this.note(`late: ${call.object}.${call.method} ${JSON.stringify(call.args)}`, aboutOf(call))
			await invoke((objects[call.binding] as { getByName(name: string): object }).getByName(call.object), call).catch(() => undefined)
		}))
	}

	/** Until no call is under way and what was sent has been heard. A world that has once not come to rest is not waited for again: it has failed, and waiting would take hours. */
	async settle(turns = 3): Promise<void> {
		if (this.#isRestless) return
		const { underWay } = faults()
		for (let still = 0, waited = 0; still < turns; waited++) {
			await new Promise((resume) => setTimeout(resume, 1))
			still = underWay.size === 0 ? still + 1 : 0
			if (waited <= SETTLE_TURNS_MAX) continue
			this.#isRestless = true
			return this.fail(`calls without end: ${[...underWay].map((it) => `${it.object} ${it.method}`)}`)
		}
	}

	#newConversation(number: number): ConversationId {
		const bytes = Uint8Array.from({ length: 12 }, () => this.random.below(256))
		return makeId('cnv', this.#startMs + number, bytes)
	}
}
