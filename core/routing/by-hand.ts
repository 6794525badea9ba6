/** What people do to an item: a supervisor's boost, assignment and migration (R16, R18), and news of the customer. */
import { joined, nothing, type Now, put, type QueueDecision, rescissions } from './decided.ts'
import { rowOf } from './explain.ts'
import type { Item } from './item.ts'
import type { Line } from './line.ts'
import type { Place, QueueCommand } from './queue-command.ts'
import { ring } from './ring.ts'
import { back, owing, placed, weighed } from './stay.ts'

type Command<Type extends QueueCommand['type']> = Extract<QueueCommand, { type: Type }>

/** The item a command is about; undefined when that stay is over, or about to be. */
function itemAt(line: Line, { conversation, placement }: Place): Item | undefined {
	const item = line.items.get(conversation)
	return item?.placement === placement && item.hold?.mode !== 'leaving' ? item : undefined
}

export function boost(line: Line, command: Command<'boost'>, now: Now): QueueDecision {
	const item = itemAt(line, command)
	const { id, byMs, by } = command
	if (!item || item.boosts.includes(id)) return nothing
	const next = { ...item, boosts: [...item.boosts, id], byHandMs: item.byHandMs + byMs, virtualStartMs: item.virtualStartMs - byMs }
	return put(next, now, rowOf(line, next, { ...now, act: 'boosted', why: String(byMs), by }))
}

/**
 * It rings at whom the supervisor says, whatever the policy asks, and also at somebody this line has never heard of: their ledger
 * knows whether they are there. If they do not take it, it is back in its old place.
 */
export function assign(line: Line, command: Command<'assign'>, now: Now): QueueDecision {
	const item = itemAt(line, command)
	const { agent, by, force } = command
	if (!item) return nothing
	const free = item.stage === 'offered' ? back(line, item, now) : item
	const rung = ring(line, free, { ...now, act: 'assigned', agents: [agent], why: 'assigned', by, force, reserve: true })
	// The agent's own ledger puts the new offer in the old one's place.
	const others = { ...item, agents: item.agents.filter((it) => it !== agent) }
	return { ...rung, effects: [...rescissions(others, true), ...rung.effects] }
}

export function migrate(line: Line, { conversations, by }: Command<'migrate'>, now: Now): QueueDecision {
	const { current, items, order } = line
	// In the order of service, and not as they happen to lie: a replay must find the same.
	const named = conversations === 'all' ? [...order] : conversations.flatMap((it) => items.get(it) ?? [])
	const old = named.filter((it) => current !== null && it.version !== current.version && it.hold?.mode !== 'leaving')
	return joined(...old.map((item) => {
		const next = renewed(line, { ...item, version: current?.version ?? item.version }, now)
		return put(next, now, rowOf(line, next, { ...now, act: 'migrated', why: String(item.version), by }))
	}))
}

export function update(line: Line, command: Command<'update'>, now: Now): QueueDecision {
	const item = itemAt(line, command)
	if (!item) return nothing
	const { facts = item.facts, callback = item.callback } = command
	const next = renewed(line, { ...item, facts, callback }, now)
	return put(next, now, rowOf(line, next, { ...now, act: 'updated', why: command.callback === undefined ? 'facts' : 'callback' }))
}

/** Weighed again; what rings goes on ringing. */
function renewed(line: Line, item: Item, { atMs }: Now): Item {
	const next = weighed(line, item, atMs)
	if (next.stage === 'offered') return next
	const stands = placed(line, next, { atMs })
	return item.stage === 'held' && stands.stage === 'waiting' ? owing(stands, { type: 'resumed' }, atMs) : stands
}

export function told(line: Line, command: Command<'told'>, now: Now): QueueDecision {
	const item = line.items.get(command.conversation)
	// What it has come to owe since has not been heard.
	const isIt = item?.placement === command.placement && (command.news ?? item.owes?.type) === item.owes?.type
	return item?.owes && isIt ? put({ ...item, owes: null, owesAtMs: 0 }, now) : nothing
}
