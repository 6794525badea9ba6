/** Whether a policy is open (rule R15), worked out once for as long as it is sure. */
import { closesAtMs, type Hours, isOpen, opensAtMs } from '../hours/hours.ts'
import type { Calendar, Line } from './line.ts'
import type { QueuePolicy } from './queue-command.ts'

const ALWAYS: Calendar = { open: true, fromMs: -Infinity, untilMs: Infinity }

/** As `renewCalendars` has found it at this very time. */
export function hoursOf({ calendars }: Line, policy: QueuePolicy): Calendar {
	return calendars.get(policy.version) ?? ALWAYS
}

/** Whether it was open when somebody's wait began: that says whether they came before it closed, or to a closed door. */
export function wasOpen({ calendar }: QueuePolicy, atMs: number): boolean {
	if (calendar === null) return true
	const minutes = known.get(calendar) ?? new Map<number, boolean>()
	known.set(calendar, minutes)
	const minute = Math.floor(atMs / MINUTE_MS)
	const open = minutes.get(minute) ?? isOpen(calendar, atMs)
	if (minutes.size >= MINUTES_MAX) minutes.clear()
	minutes.set(minute, open)
	return open
}

/** At closing thousands are asked about in one go, many of them for the same minute. */
const known = new WeakMap<Hours, Map<number, boolean>>()
const MINUTE_MS = 60_000
const MINUTES_MAX = 1_000

/** Works out anew what has run out by now, and answers which versions may have opened or closed. */
export function renewCalendars({ policies, calendars }: Line, atMs: number): number[] {
	const renewed: number[] = []
	for (const { version, calendar } of policies.values()) {
		if (calendar === null) continue
		const known = calendars.get(version)
		if (known && known.fromMs <= atMs && atMs < known.untilMs) continue
		const open = isOpen(calendar, atMs)
		const untilMs = (open ? closesAtMs : opensAtMs)(calendar, atMs) ?? Infinity
		calendars.set(version, { open, fromMs: atMs, untilMs })
		renewed.push(version)
	}
	return renewed
}

/** When the next of them opens or closes. */
export function calendarDueMs({ calendars }: Line): number {
	let dueMs = Infinity
	for (const it of calendars.values()) dueMs = Math.min(dueMs, it.untilMs)
	return dueMs
}
