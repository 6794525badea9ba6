/** Any policies for the two queues of a house: their hours, their overflow and their callbacks too. */
import fc from 'fast-check'
import { Hours } from '../../../core/hours/hours.ts'
import { CLOSING } from '../../../core/routing/policy.ts'
import type { QueuePolicy } from '../../../core/routing/queue-command.ts'
import { queuePolicy } from './line.ts'
import { bookings } from './people.ts'
import { anyPolicy } from './policies.ts'

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const TURNS = 9

/** Ten minutes open, ten minutes shut, until three in the morning; then open for the rest of the day. */
const turns = Array.from({ length: TURNS }, (_, i) => ({ from: clock(i * 20), to: clock(i * 20 + 10) }))
const spans = [...turns, { from: clock(TURNS * 20), to: '24:00' }]
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const nervous = Hours.parse({ timeZone: 'UTC', week: Object.fromEntries(days.map((it) => [it, spans])) })

const more = fc.record({
	hours: fc.constantFrom(null, null, nervous),
	atClosing: fc.constantFrom(...CLOSING),
	whenClosed: fc.constantFrom(...CLOSING),
	overflowMs: fc.constantFrom(null, null, 40_000),
	idleMs: fc.constantFrom(0, 15_000),
	broadcast: fc.constantFrom(1, 1, 2, 3),
})

/** For the queue that may overflow; the other one must not send anybody back. */
export function housePolicy({ mayOverflow }: { mayOverflow: boolean }): fc.Arbitrary<QueuePolicy> {
	return fc.tuple(anyPolicy, more).map(([policy, { hours, atClosing, whenClosed, overflowMs, idleMs, broadcast }]) => ({
		...policy,
		idleMs,
		calendar: hours,
		routing: {
			...policy.routing,
			atClosing,
			whenClosed,
			broadcast,
			overflow: mayOverflow && overflowMs !== null ? { afterMs: overflowMs, to: bookings } : null,
		},
	}))
}

/** One that everybody can be served by. */
export const plainPolicy: QueuePolicy = queuePolicy()
