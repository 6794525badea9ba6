import { AgentConfig, type AgentProfile } from '../../../core/config/workspace.ts'
import { agentDueMs, decideAgent } from '../../../core/routing/agent.ts'
import type { AgentCommand, AgentEffect } from '../../../core/routing/agent-command.ts'
import { type AgentEvent, type AgentLogRow, type AgentState, blankAgent, evolveAgent, roomOf } from '../../../core/routing/agent-state.ts'
import type { ConversationId } from '../../../core/ids.ts'
import { type Media, type Room, Workload } from '../../../core/routing/media.ts'
import type { Offer } from '../../../core/routing/offer.ts'
import { ana, support, talk } from './people.ts'

export function profile({ workload = Workload.parse({}), shards = {}, ...more }: Partial<AgentProfile> = {}): AgentProfile {
	const config = AgentConfig.parse({ id: ana, name: 'Ana', capacity: 2, graceMs: 30_000, queues: [{ queue: support }], ...more })
	return { ...config, workload, shards }
}

/** Offers of 25 s with 20 s of wrap-up, unless told otherwise. */
export function offer(n: number, more: Partial<Offer> = {}): Offer {
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	const terms = { queue: support, queueName: 'Support', offerMs: 25_000, wrapUpMs: 20_000, why: 'longest-idle', force: false }
	const what = { media: 'chat', subject, callback: null } as const
	return { conversation: talk(n), placement: 1, epoch: 1, enqueuedAtMs: 0, expiresAtMs: 26_000, ...terms, ...what, ...more }
}

/** An agent's ledger as their object keeps it. The clock stands at 1 000 until a test moves it. */
export class Ledger {
	readonly rows: AgentLogRow[] = []
	readonly owed: AgentEffect[] = []
	state: AgentState = blankAgent
	atMs = 1_000

	/** Does it, and says which events came of it or why none did. */
	do(command: AgentCommand): readonly AgentEvent['kind'][] | string {
		const decision = decideAgent(this.state, command)
		if (!decision.ok) return decision.code
		for (const event of decision.events) {
			const row = { seq: this.state.seq + 1, atMs: this.atMs, event }
			this.rows.push(row)
			this.state = evolveAgent(this.state, row)
		}
		this.owed.push(...decision.effects)
		return decision.events.map((it) => it.kind)
	}

	/** Signed in, connected, available. */
	static ready(more: Partial<AgentProfile> = {}): Ledger {
		const it = new Ledger()
		it.do({ type: 'profile', profile: profile(more) })
		it.do({ type: 'connect' })
		it.do({ type: 'presence', presence: 'available' })
		return it
	}

	reserve(n: number, more: Partial<Offer> = {}) {
		return this.do({ type: 'reserve', offer: offer(n, { expiresAtMs: this.atMs + 25_000, ...more }), atMs: this.atMs })
	}

	accept(n: number, epoch = 1) {
		return this.do({ type: 'accept', conversation: talk(n), epoch, atMs: this.atMs })
	}

	reject(n: number, epoch = 1) {
		return this.do({ type: 'reject', conversation: talk(n), epoch, atMs: this.atMs })
	}

	rescind(n: number, epoch = 1, placement = 1) {
		return this.do({ type: 'rescind', conversation: talk(n), epoch, placement })
	}

	release(n: number, { placement = 1, epoch = 1, wrapUp = true } = {}) {
		return this.do({ type: 'release', conversation: talk(n), placement, epoch, wrapUp })
	}

	rest(n: number, { placement = 1, epoch = 1 } = {}) {
		return this.do({ type: 'rest', conversation: talk(n), placement, epoch })
	}

	wake(n: number, { placement = 1, epoch = 1, force = false } = {}) {
		return this.do({ type: 'wake', conversation: talk(n), placement, epoch, force })
	}

	pull(n: number, more: Partial<Offer> = {}) {
		const terms = { expiresAtMs: this.atMs + 25_000, why: 'pulled', ...more }
		return this.do({ type: 'pulled', offer: offer(n, terms), atMs: this.atMs })
	}

	/** Work of a kind, in their hands. */
	holds(n: number, media: Media, more: Partial<Offer> = {}): this {
		this.reserve(n, { media, ...more })
		this.accept(n)
		return this
	}

	/** How many more of each kind they could take. */
	get room(): Room {
		return roomOf(this.state)
	}

	expire() {
		return this.do({ type: 'expire', atMs: this.atMs })
	}

	/** Goes to when something is due next and lets it happen. */
	wait() {
		this.atMs = agentDueMs(this.state) ?? this.atMs
		return this.expire()
	}

	get stages(): Record<ConversationId, string> {
		return Object.fromEntries(this.state.work.map((it) => [it.conversation, it.stage]))
	}
}
