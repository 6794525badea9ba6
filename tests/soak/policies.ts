/** The configurations that are published while the world runs: the first is where it begins and ends. */
import { WorkspaceConfig } from '../../core/config/workspace.ts'
import { type QueueId, shardQueue } from '../../core/ids.ts'

const callback = { attempts: 2, gapMs: 5_000, expiresMs: 120_000 }
const steps = [
	{ requires: { skill: 'visa', min: 5 }, forMs: 8_000 },
	{ requires: { any: [{ skill: 'visa' }, { agents: ['lin'] }] }, forMs: 8_000 },
]
const support = {
	steps,
	rules: [{ name: 'Gold', when: { tier: ['gold'] }, priority: 2, steps: [] }],
	selector: 'fairness',
	stickyWindowMs: 600_000,
	broadcast: 2,
	overflow: { afterMs: 60_000, to: 'bookings' },
	callback,
}
const bookings = { selector: 'least-loaded', callback }
/** Open for eight hours long ago, and never since. */
const shut = {
	id: 'shut',
	name: 'Shut',
	timeZone: 'UTC',
	week: {},
	exceptions: [{ date: '2020-01-01', open: [{ from: '09:00', to: '17:00' }] }],
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const TURN_MIN = 5
const turns = Array.from({ length: (24 * 60) / (2 * TURN_MIN) }, (_, i) => ({
	from: clock(2 * i * TURN_MIN),
	to: clock((2 * i + 1) * TURN_MIN),
}))
/** Open for some minutes, then shut for as many. */
const nervous = { id: 'nervous', name: 'Nervous', timeZone: 'UTC', week: Object.fromEntries(DAYS.map((it) => [it, turns])) }

interface Variant {
	readonly support: object
	readonly bookings: object
	/** Over how many objects the second queue is spread. */
	readonly shards: number
	/** Of one agent, who learns and forgets. */
	readonly visa: number
	readonly capacity: number
}

const first: Variant = { support, bookings, shards: 2, visa: 7, capacity: 2 }
const VARIANTS: readonly Variant[] = [
	first,
	{ ...first, support: { ...support, selector: 'round-robin', broadcast: 1 }, shards: 3 },
	{ ...first, support: { ...support, hours: 'shut', atClosing: 'defer', whenClosed: 'callback' }, shards: 1, visa: 3 },
	{ ...first, support: { selector: 'best-level', skipEmptySteps: false, callback }, bookings: { ...bookings, steps }, capacity: 1 },
	{ ...first, bookings: { ...bookings, hours: 'nervous', atClosing: 'message', broadcast: 3 }, capacity: 3 },
]

/** Every object of every queue that any of them has. */
export const LINES: readonly QueueId[] = [
	shardQueue('support', 0),
	...Array.from({ length: Math.max(...VARIANTS.map((it) => it.shards)) }, (_, shard) => shardQueue('bookings', shard)),
]

export function configsOf(workspace: string): readonly WorkspaceConfig[] {
	return VARIANTS.map((it) => configOf(workspace, it))
}

function configOf(workspace: string, { support, bookings, shards, visa, capacity }: Variant): WorkspaceConfig {
	return WorkspaceConfig.parse({
		name: workspace,
		skills: [{ id: 'visa', name: 'Visa' }],
		hours: [shut, nervous],
		queues: [
			{
				id: 'support',
				name: 'Support',
				offerMs: 10_000,
				wrapUpMs: 5_000,
				rejectCoolDownMs: 20_000,
				targetMs: 15_000,
				idleMs: 12_000,
				routing: support,
			},
			{
				id: 'bookings',
				name: 'Bookings',
				offerMs: 8_000,
				wrapUpMs: 0,
				rejectCoolDownMs: 10_000,
				targetMs: 10_000,
				idleMs: 6_000,
				shards,
				routing: bookings,
			},
		],
		agents: [
			{ id: 'ana', name: 'Ana', capacity: 1, graceMs: 15_000, queues: [{ queue: 'support' }] },
			{
				id: 'wei',
				name: '王伟',
				capacity,
				graceMs: 10_000,
				skills: { visa },
				queues: [{ queue: 'support' }, { queue: 'bookings', priority: 2 }],
			},
			{ id: 'sam', name: 'Sam', capacity: 3, graceMs: 5_000, queues: [{ queue: 'bookings' }] },
			{ id: 'lin', name: 'Lin', capacity: 4, graceMs: 20_000, queues: [{ queue: 'bookings' }, { queue: 'support', delayMs: 3_000 }] },
		],
		inboxes: [{ id: `${workspace}.web`, name: 'Web', channel: 'web', queue: 'support', visitorGraceMs: 10_000, returnMs: 60_000 }],
		dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
	})
}
