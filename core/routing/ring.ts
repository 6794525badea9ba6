/** An item begins to ring at somebody. */
import type { AgentId } from '../ids.ts'
import type { Now, QueueDecision } from './decided.ts'
import { rowOf } from './explain.ts'
import { rung } from './known.ts'
import type { Item } from './item.ts'
import type { Line } from './line.ts'
import { policyOf } from './plans.ts'
import type { Match } from './look.ts'
import type { Offer } from './offer.ts'
import { ringing } from './stay.ts'
import type { Act } from './why.ts'

interface Ring extends Now {
	readonly act: Extract<Act, 'pushed' | 'bid' | 'pulled' | 'assigned'>
	readonly agents: readonly AgentId[]
	readonly why: string
	readonly by?: string
	readonly force?: boolean
	/** Agents who come for it themselves need not be asked. */
	readonly reserve: boolean
}

export function ring(line: Line, item: Item, how: Ring): QueueDecision {
	const next = ringing(line, item, how)
	const { act, agents, why, by, atMs } = how
	return {
		changes: [{ type: 'put', item: next }, ...agents.flatMap((it) => rung(line, it, atMs))],
		effects: how.reserve ? agents.map((agent) => ({ type: 'reserve', agent, offer: offerOf(line, next) })) : [],
		decisions: [rowOf(line, item, { atMs, act, why, by: by ?? null, agents, epoch: next.epoch, chooses: true })],
	}
}

export function offerMatch(line: Line, { item, agents, why }: Match, atMs: number): QueueDecision {
	return ring(line, item, { atMs, act: 'pushed', agents: agents.map((it) => it.agent), why, reserve: true })
}

/** The offer an offered item stands for. */
export function offerOf(line: Line, item: Item): Offer {
	const { conversation, placement, epoch, enqueuedAtMs, subject, facts, callback, why, force } = item
	const { id, name, offerMs, wrapUpMs, idleMs } = policyOf(line, item.version)
	return {
		conversation,
		placement,
		epoch,
		enqueuedAtMs,
		subject,
		queue: id as Offer['queue'],
		queueName: name,
		offerMs,
		wrapUpMs,
		idleMs,
		expiresAtMs: item.expiresAtMs ?? 0,
		media: facts.media,
		callback,
		why,
		force,
	}
}
