import type { Command } from '../../../core/conversation/command.ts'
import type { Accepted, Effect } from '../../../core/conversation/decision.ts'
import { decide } from '../../../core/conversation/machine.ts'
import { blankConversation, type ConversationState, evolve } from '../../../core/conversation/state.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import type { ConversationEvent, OverrideAct, Row } from '../../../core/protocol/conversation.ts'
import type { Facts } from '../../../core/routing/facts.ts'
import type { ItemNews } from '../../../core/routing/queue-command.ts'
import { asAgent, customer, origin, support } from './people.ts'

/** What callbacks are given here: two attempts, a minute apart, within ten. */
export const terms = { attempts: 2, gapMs: 60_000, expiresMs: 600_000 }

/** A conversation as its object keeps it: a log, the state folded from it, and what it has come to owe. */
export class Talk {
	readonly rows: Row[] = []
	readonly owed: Effect[] = []
	state: ConversationState = blankConversation
	atMs = 1_000
	#ids = 0

	/** Does it, and says which events came of it or why none did. */
	do(command: Command): readonly ConversationEvent[] | string {
		const decision = decide(this.state, command)
		if (!decision.ok) return decision.code
		this.#append(decision, command.atMs)
		return decision.events
	}

	writes(text = 'Hello', returnMs = origin.returnMs) {
		const content = { kind: 'text', text } as const
		return this.do({ type: 'receive', atMs: this.atMs, id: this.#id(), author: customer, content, origin: { ...origin, returnMs } })
	}

	/** `epoch`: the assignment it was said under; whatever stands when absent. */
	replies(agent: AgentId, text = 'Hi', epoch?: number) {
		return this.do({ type: 'reply', atMs: this.atMs, id: this.#id(), author: asAgent(agent), content: { kind: 'text', text }, epoch })
	}

	notes(agent: AgentId, text = 'secret') {
		return this.do({ type: 'note', atMs: this.atMs, id: this.#id(), author: asAgent(agent), text })
	}

	isGivenTo(agent: AgentId, { epoch = this.state.epoch + 1, placement = this.state.placement, idleMs = 0 } = {}) {
		return this.do({ type: 'assign', atMs: this.atMs, agent, name: agent, placement, epoch, idleMs })
	}

	isLostBy(agent: AgentId, epoch = this.state.epoch) {
		return this.do({ type: 'lose', atMs: this.atMs, agent, epoch })
	}

	movesTo(queue: QueueId, by: AgentId, note: string | null = null) {
		return this.do({ type: 'transfer', atMs: this.atMs, id: this.#id(), by: asAgent(by), to: { kind: 'queue', queue }, via: null, note })
	}

	movesToAgent(agent: AgentId, { by, via = null }: { by: AgentId; via?: QueueId | null }) {
		return this.do({
			type: 'transfer',
			atMs: this.atMs,
			id: this.#id(),
			by: asAgent(by),
			to: { kind: 'agent', agent },
			via,
			note: 'please',
		})
	}

	isClosedBy(agent: AgentId, disposition = 'solved') {
		return this.do({ type: 'close', atMs: this.atMs, id: this.#id(), by: asAgent(agent), disposition, note: 'done' })
	}

	isLeft() {
		return this.do({ type: 'leave', atMs: this.atMs, id: this.#id(), by: customer })
	}

	isAbandoned() {
		return this.do({ type: 'abandon', atMs: this.atMs })
	}

	isReturnedTo(returnMs = origin.returnMs) {
		return this.do({ type: 'return', atMs: this.atMs, returnMs })
	}

	hears(news: ItemNews, placement = this.state.placement) {
		return this.do({ type: 'hear', atMs: this.atMs, placement, news })
	}

	learns(facts: Partial<Facts>) {
		return this.do({ type: 'learn', atMs: this.atMs, by: asAgent('boss' as AgentId), facts })
	}

	asksForCallback(to = '+44 20 7946 0000') {
		return this.do({ type: 'call-back', atMs: this.atMs, id: this.#id(), by: customer, to, terms })
	}

	isNotReachedBy(agent: AgentId, note: string | null = null) {
		return this.do({ type: 'retry', atMs: this.atMs, id: this.#id(), by: asAgent(agent), note, terms })
	}

	idles() {
		return this.do({ type: 'idle', atMs: this.atMs })
	}

	isAnswered(granted: boolean, epoch = this.state.epoch) {
		return this.do({ type: 'woken', atMs: this.atMs, epoch, granted })
	}

	isBoosted(byMs: number) {
		return this.#override({ type: 'boost', byMs })
	}

	isMovedByHand(queue: QueueId) {
		return this.#override({ type: 'move', queue })
	}

	isAssignedByHand(agent: AgentId, { force = false, via = support as QueueId | null } = {}) {
		return this.#override({ type: 'assign', agent, force }, via)
	}

	#override(act: OverrideAct, via: QueueId | null = null) {
		return this.do({ type: 'override', atMs: this.atMs, id: this.#id(), by: asAgent('boss' as AgentId), act, via })
	}

	#id(): string {
		return `client-${++this.#ids}`
	}

	#append({ events, effects }: Accepted, atMs: number): void {
		for (const event of events) {
			const row = { seq: this.state.seq + 1, atMs, event }
			this.rows.push(row)
			this.state = evolve(this.state, row)
		}
		this.owed.push(...effects)
	}
}
