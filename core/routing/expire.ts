/** What ends by itself by now: offers, cool-downs, steps, silence, holds, a queue's hours. */
import { change, joined, nothing, type Now, put, type QueueDecision, tellingOf } from './decided.ts'
import { rowOf } from './explain.ts'
import { hoursOf, renewCalendars } from './hours-of.ts'
import { awake, silent } from './known.ts'
import type { Item } from './item.ts'
import type { Known, Line } from './line.ts'
import { policyOf } from './plans.ts'
import { entering, leaving, owing, placed, relieved, retiredTo, returned, stepped, TELL_AGAIN_MS } from './stay.ts'

export function expire(line: Line, now: Now): QueueDecision {
	const first = line.timers.first
	if (first === undefined || first.dueMs > now.atMs) return nothing
	const parts: QueueDecision[] = []
	for (const { dueMs, item, agent } of line.timers) {
		if (dueMs > now.atMs) break
		parts.push(
			item ? itemsEnd(line, line.items.get(item) as Item, now) : agentsEnd(line.candidates.get(agent as Known['agent']) as Known, now),
		)
	}
	return joined(...parts)
}

function agentsEnd(known: Known, { atMs }: Now): QueueDecision {
	return change({ type: 'foresee', candidate: awake(known, atMs) })
}

function itemsEnd(line: Line, item: Item, now: Now): QueueDecision {
	const { atMs } = now
	if (item.stage === 'offered') return unanswered(line, item, now)
	const again = item.owes !== null && item.owesAtMs <= atMs
	const told = again ? { ...item, owesAtMs: atMs + TELL_AGAIN_MS } : item
	const decided = moved(line, told, now)
	if (decided !== null) return decided
	return { changes: [{ type: 'put', item: told }], effects: again ? tellingOf(told) : [], decisions: [] }
}

/** A lease that ran out without a word from the agents' objects: whoever else is free goes first. */
function unanswered(line: Line, item: Item, now: Now): QueueDecision {
	const silentUntilMs = now.atMs + policyOf(line, item.version).leaseSlackMs
	const row = rowOf(line, item, { ...now, act: 'answered', why: 'silent', outcome: 'silent' })
	return joined(
		put(returned(line, item, now), now, row),
		change(...item.agents.flatMap((it) => silent(line, it, silentUntilMs))),
	)
}

/** Null when its stay goes on as it was. */
function moved(line: Line, item: Item, now: Now): QueueDecision | null {
	const { atMs } = now
	if (item.hold?.mode === 'leaving') return null
	if (item.callback && item.callback.expiresAtMs <= atMs) {
		return put(leaving(item, { type: 'lapsed' }, atMs), now, rowOf(line, item, { ...now, act: 'lapsed', why: 'expired' }))
	}
	return item.stage === 'held' ? released(line, item, now) : waitsOn(line, item, now)
}

/** The time a held item was held for has come; if the queue is closed by then, it is held on. */
function released(line: Line, item: Item, now: Now): QueueDecision | null {
	const { atMs } = now
	if (item.hold === null || item.hold.untilMs === null || item.hold.untilMs > atMs) return null
	return resume(line, item, now)
}

function resume(line: Line, item: Item, now: Now): QueueDecision {
	const next = placed(line, entering(line, stepped(line, item, now.atMs), now.atMs), now)
	const heard = next.stage === 'waiting' ? owing(next, { type: 'resumed' }, now.atMs) : next
	return put(heard, now, rowOf(line, item, { ...now, act: heard.stage === 'waiting' ? 'resumed' : 'held', why: item.hold?.mode ?? 'open' }))
}

function waitsOn(line: Line, item: Item, now: Now): QueueDecision | null {
	const { atMs } = now
	const { overflow } = policyOf(line, item.version).routing
	if (overflow && item.enqueuedAtMs + overflow.afterMs <= atMs) {
		const news = { type: 'divert', to: overflow.to as never, reason: 'overflow' } as const
		return put(leaving(item, news, atMs), now, rowOf(line, item, { ...now, act: 'overflowed', why: overflow.to }))
	}
	const next = stepped(line, relieved(item, atMs), atMs)
	const rows = next.step === item.step ? [] : [rowOf(line, next, { ...now, act: 'stepped', why: 'time' })]
	return { changes: [{ type: 'put', item: next }], effects: item.owesAtMs === atMs + TELL_AGAIN_MS ? tellingOf(item) : [], decisions: rows }
}

/** Queues open and close: whoever waits or is held goes by their policy (rule R15). */
export function openAndClose(line: Line, now: Now): QueueDecision {
	const versions = renewCalendars(line, now.atMs)
	if (versions.length === 0) return nothing
	return joined(...[...line.order].map((it) => turned(line, it, { versions, now })))
}

/** An object that its queue is no longer spread over sends everybody home, each with their old age. */
export function retire(line: Line, now: Now): QueueDecision {
	const home = retiredTo(line)
	if (home === null) return nothing
	const here = [...line.order].filter((it) => it.stage !== 'offered' && it.hold?.mode !== 'leaving')
	return joined(
		...here.map((it) => put(placed(line, it, now), now, rowOf(line, it, { ...now, act: 'overflowed', why: home }))),
	)
}

function turned(line: Line, item: Item, { versions, now }: { versions: readonly number[]; now: Now }): QueueDecision {
	if (!versions.includes(item.version)) return nothing
	const { open } = hoursOf(line, policyOf(line, item.version))
	if (!open && item.stage === 'waiting') return closes(line, item, now)
	const isHeldByHours = item.hold !== null && item.hold.mode !== 'later' && item.hold.mode !== 'leaving'
	return open && isHeldByHours ? resume(line, item, now) : nothing
}

function closes(line: Line, item: Item, now: Now): QueueDecision {
	const next = placed(line, item, now)
	return next.stage === 'held' ? put(next, now, rowOf(line, item, { ...now, act: 'held', why: next.hold?.mode ?? '' })) : nothing
}
