import type { Row } from '../../../core/protocol/conversation.ts'

/** How long the customer stood in line the last time: until somebody took it, or until now. Null before any line. */
export function waitedMs(rows: readonly Row[], nowMs: number): number | null {
	let sinceMs: number | null = null
	let untilMs: number | null = null
	for (const { event, atMs } of rows) {
		if (event.type === 'opened') [sinceMs, untilMs] = [atMs, null]
		if (event.type === 'queued') [sinceMs, untilMs] = [event.enqueuedAtMs, null]
		if (event.type === 'assigned' || event.type === 'abandoned' || event.type === 'closed') untilMs ??= atMs
	}
	return sinceMs === null ? null : Math.max(0, (untilMs ?? nowMs) - sinceMs)
}
