/**
 * The rules of one queue: who is next, who gets it, what the end of an offer does. `runQueue` is pure but for the line it is
 * given, and event-driven (rule R13): each command ends in a look at the line, and what can be offered is offered. The agent's
 * ledger has the last word on every offer (rule R9); the queue's own picture of an agent may be wrong and corrects itself by refusals.
 */
import { settle } from './answer.ts'
import { assign, boost, migrate, told, update } from './by-hand.ts'
import { change, joined, nothing, type Now, put, type QueueDecision, rescissions } from './decided.ts'
import { expire, openAndClose, retire } from './expire.ts'
import { rowOf } from './explain.ts'
import { calendarDueMs } from './hours-of.ts'
import { heardOf, isNews } from './known.ts'
import { applyChange } from './apply-change.ts'
import type { Item } from './item.ts'
import type { Line } from './line.ts'
import { unused } from './plans.ts'
import { look, mayTake } from './look.ts'
import type { Entry } from './offer.ts'
import { offerMatch, ring } from './ring.ts'
import type { Place, QueueCommand } from './queue-command.ts'
import { admitted, leaving } from './stay.ts'

export interface Run extends Now {
	/** `false` leaves the line to an agent who is choosing. */
	readonly offers?: boolean
}

/**
 * Decides, applies and looks at the line until nothing more can be offered. What has ended by now ends first, so that nobody has
 * to wait for an alarm.
 */
export function runQueue(line: Line, command: QueueCommand, { atMs, offers = true }: Run): QueueDecision {
	const now = { atMs }
	const parts: QueueDecision[] = []
	const apply = (part: QueueDecision) => {
		for (const it of part.changes) applyChange(line, it)
		if (part !== nothing) parts.push(part)
	}
	apply(openAndClose(line, now))
	apply(expire(line, now))
	apply(decideQueue(line, command, now))
	if (command.type === 'policy') {
		apply(openAndClose(line, now))
		apply(retire(line, now))
	}
	if (offers) { for (let next = nextOffer(line, now); next; next = nextOffer(line, now)) apply(next) }
	return parts.length === 1 ? parts[0] as QueueDecision : joined(...parts)
}

function nextOffer(line: Line, { atMs }: Now): QueueDecision | null {
	const found = look(line, atMs)
	if (!found) return null
	const later = change(...found.later.map(({ agent, lookAtMs }) => ({ type: 'foresee', candidate: { ...agent, lookAtMs } }) as const))
	return found.match ? joined(later, offerMatch(line, found.match, atMs)) : later
}

/** What a command by itself does to the line. */
export function decideQueue(line: Line, command: QueueCommand, now: Now): QueueDecision {
	switch (command.type) {
		case 'policy':
			return change(
				{ type: 'policy', policy: command.policy },
				...unused(line, command.policy.version).map((version) => ({ type: 'forget', version }) as const),
			)
		case 'enqueue':
			return enqueue(line, command.entry, now)
		case 'withdraw':
			return withdraw(line, command, now)
		case 'candidate':
			return isNews(line, command.candidate) ? change(heardOf(line, command.candidate)) : nothing
		case 'take':
			return take(line, command, now)
		case 'settle':
			return settle(line, command, now)
		case 'update':
			return update(line, command, now)
		case 'boost':
			return boost(line, command, now)
		case 'assign':
			return assign(line, command, now)
		case 'migrate':
			return migrate(line, command, now)
		case 'told':
			return told(line, command, now)
		case 'boot':
		case 'expire':
			return nothing
	}
}

function enqueue(line: Line, entry: Entry, now: Now): QueueDecision {
	if (isKnown(line, entry)) return nothing
	const known = line.items.get(entry.conversation)
	const before = awaited(line, entry)
	const item = admitted(line, before ? { ...entry, enqueuedAtMs: Math.min(entry.enqueuedAtMs, before.enqueuedAtMs) } : entry, now.atMs)
	const entered = put(item, now, rowOf(line, item, { ...now, act: item.stage === 'held' ? 'held' : 'entered', why: item.hold?.mode ?? '' }))
	const renewed = known ? { ...entered, effects: [...rescissions(known), ...entered.effects] } : entered
	return before ? joined(merge(line, before, { now, into: item }), renewed) : renewed
}

/** Whether a stay, or a later one of the same conversation, is in line or has been. */
export function isKnown({ items, departed }: Line, { conversation, placement }: Place): boolean {
	return Math.max(items.get(conversation)?.placement ?? 0, departed.get(conversation) ?? 0) >= placement
}

/** The same customer waits for a callback by another conversation: the new one has its place (rule R20). */
function awaited({ callbacks }: Line, { contact, conversation, callback }: Entry): Item | null {
	for (const it of contact === null || callback ? [] : callbacks.get(contact) ?? []) {
		if (it.conversation !== conversation && it.hold?.mode !== 'leaving') return it
	}
	return null
}

function merge(line: Line, before: Item, { now, into }: { now: Now; into: Item }): QueueDecision {
	const gone = leaving(before, { type: 'merged', into: into.conversation }, now.atMs)
	const part = put(gone, now, rowOf(line, before, { ...now, act: 'merged', why: into.conversation }))
	return { ...part, effects: [...rescissions(before), ...part.effects] }
}

/** The customer has gone, or has gone elsewhere: out of line, and an offer that rings is taken back (rule R4). */
function withdraw(line: Line, { conversation, placement }: Place, now: Now): QueueDecision {
	const item = line.items.get(conversation)
	if (item && item.placement > placement) return nothing
	return {
		changes: [{ type: 'drop', conversation, placement }],
		effects: item ? rescissions(item) : [],
		decisions: item ? [rowOf(line, item, { ...now, act: 'left', why: item.hold?.mode ?? 'withdrawn' })] : [],
	}
}

function take(line: Line, { agent, conversation, how }: Extract<QueueCommand, { type: 'take' }>, now: Now): QueueDecision {
	const item = line.items.get(conversation)
	if (!item || !mayTake(line, item, { ...now, agent, how })) return nothing
	const why = how === 'pulled' ? 'pulled' : item.target === agent ? 'named' : line.slots.get(conversation)?.plan.selector ?? ''
	return ring(line, item, { ...now, act: how, agents: [agent], why, reserve: false, ...how === 'pulled' ? { by: agent } : {} })
}

/** When a fresh look at the line has something to do next; null for never. */
export function queueDueMs(line: Line): number | null {
	const dueMs = Math.min(line.timers.first?.dueMs ?? Infinity, calendarDueMs(line))
	return dueMs === Infinity ? null : dueMs
}
