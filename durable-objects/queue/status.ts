import { isOpen } from '../../core/hours/hours.ts'
import type { Line } from '../../core/routing/line.ts'

export interface QueueStatus {
	readonly waiting: number
	readonly offered: number
	readonly deferred: number
	/** Agents it knows, who are there, and who could take something more. */
	readonly candidates: number
	readonly ready: number
	readonly free: number
	readonly open: boolean
	readonly longestWaitMs: number | null
}

/** A walk over all who wait: for people who look, not for decisions. */
export function statusOf(line: Line, atMs: number): QueueStatus {
	const count = { waiting: 0, offered: 0, held: 0 }
	let oldestMs = Infinity
	for (const { stage, enqueuedAtMs } of line.items.values()) {
		count[stage]++
		if (stage !== 'held') oldestMs = Math.min(oldestMs, enqueuedAtMs)
	}
	return {
		waiting: count.waiting,
		offered: count.offered,
		deferred: count.held,
		candidates: line.candidates.size,
		ready: line.ready.size,
		free: line.roomy.size,
		open: !line.current?.calendar || isOpen(line.current.calendar, atMs),
		longestWaitMs: oldestMs === Infinity ? null : atMs - oldestMs,
	}
}

/** Of all objects of one queue; every agent is known to each of them. */
export function addedUp(parts: readonly QueueStatus[]): QueueStatus {
	const sum = (of: (it: QueueStatus) => number) => parts.reduce((total, it) => total + of(it), 0)
	const most = (of: (it: QueueStatus) => number) => Math.max(...parts.map(of))
	const waits = parts.flatMap((it) => it.longestWaitMs ?? [])
	return {
		waiting: sum((it) => it.waiting),
		offered: sum((it) => it.offered),
		deferred: sum((it) => it.deferred),
		candidates: most((it) => it.candidates),
		ready: most((it) => it.ready),
		free: most((it) => it.free),
		open: parts.every((it) => it.open),
		longestWaitMs: waits.length === 0 ? null : Math.max(...waits),
	}
}
