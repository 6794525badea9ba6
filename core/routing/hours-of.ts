/** Whether a policy is open (rule R15), worked out once for as long as it is sure. */
import { closesAtMs, isOpen, opensAtMs } from '../hours/hours.ts'
import type { Calendar, Line } from './line.ts'
import type { QueuePolicy } from './queue-command.ts'

const ALWAYS: Calendar = { open: true, fromMs: -Infinity, untilMs: Infinity }

/** As `renewCalendars` has found it at this very time. */
export function hoursOf({ calendars }: Line, policy: QueuePolicy): Calendar {
	return calendars.get(policy.version) ?? ALWAYS
}

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
