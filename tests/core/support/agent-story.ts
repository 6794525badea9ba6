/** Whatever can happen to an agent, as steps of a story that fast-check makes up. */
import fc from 'fast-check'
import { MEDIA } from '../../../core/routing/media.ts'
import { Ledger, profile } from './ledger.ts'
import { bookings, support, talk } from './people.ts'

export type Step = (ledger: Ledger) => unknown
export type Story = readonly (readonly [Step, number])[]

const n = fc.integer({ min: 1, max: 5 })
const small = fc.integer({ min: 1, max: 4 })
const media = fc.constantFrom(...MEDIA)
const queue = fc.constantFrom(support, bookings)

/** Stays within what an agent can take. */
const within: readonly fc.WeightedArbitrary<Step>[] = [
	{
		weight: 8,
		arbitrary: fc.record({
			epoch: small,
			placement: small,
			media,
			queue,
			ms: fc.constantFrom(0, 500, 25_000),
			wrapUpMs: fc.constantFrom(0, 20_000),
		}).chain(({ ms, ...terms }) => n.map((c): Step => (it) => it.reserve(c, { ...terms, expiresAtMs: it.atMs + ms }))),
	},
	{ weight: 6, arbitrary: fc.tuple(n, small).map(([c, epoch]): Step => (it) => it.accept(c, epoch)) },
	{
		weight: 2,
		arbitrary: fc.tuple(n, small, small, media).map(([c, epoch, placement, media]): Step => (it) =>
			it.pull(c, { epoch, placement, media })
		),
	},
	{ weight: 1, arbitrary: fc.tuple(n, small).map(([c, epoch]): Step => (it) => it.reject(c, epoch)) },
	{ weight: 1, arbitrary: fc.tuple(n, small, small).map(([c, epoch, placement]): Step => (it) => it.rescind(c, epoch, placement)) },
	{ weight: 2, arbitrary: stays((it, c, stay) => it.rest(c, stay)) },
	{ weight: 2, arbitrary: stays((it, c, stay) => it.wake(c, stay)) },
	{ weight: 1, arbitrary: n.map((c): Step => (it) => it.do({ type: 'finish', conversation: talk(c) })) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('connect' as const, 'disconnect' as const).map((type): Step => (it) => it.do({ type })),
	},
	{
		weight: 2,
		arbitrary: fc.constantFrom('available' as const, 'available' as const, 'away' as const, 'offline' as const)
			.map((presence): Step => (it) => it.do({ type: 'presence', presence })),
	},
	{ weight: 1, arbitrary: fc.constant<Step>((it) => it.expire()) },
]

const closing: fc.WeightedArbitrary<Step> = {
	weight: 3,
	arbitrary: fc.boolean().chain((wrapUp) => stays((it, c, stay) => it.release(c, { ...stay, wrapUp }))),
}

/** May go over it: a supervisor's hand, the agent's own word, a wrap-up of what was idle, a smaller profile. */
const beyond: readonly fc.WeightedArbitrary<Step>[] = [
	{
		weight: 2,
		arbitrary: fc.tuple(n, small, small, media).map(([c, epoch, placement, media]): Step => (it) =>
			it.reserve(c, { epoch, placement, media, force: true, why: 'assigned' })
		),
	},
	{ weight: 1, arbitrary: stays((it, c, stay) => it.wake(c, { ...stay, force: true })) },
	{
		weight: 1,
		arbitrary: fc.record({
			capacity: fc.integer({ min: 1, max: 4 }),
			pool: fc.constantFrom(20, 60, 100),
			shards: fc.constantFrom<Record<string, number>>({}, { support: 3 }),
			queues: fc.subarray([{ queue: support, priority: 1, delayMs: 0 }, { queue: bookings, priority: 2, delayMs: 5_000 }]),
		}).map((more): Step => (it) => it.do({ type: 'profile', profile: profile(more) })),
	},
]

function stays(act: (ledger: Ledger, n: number, stay: { epoch: number; placement: number }) => unknown): fc.Arbitrary<Step> {
	return fc.tuple(n, small, small).map(([c, epoch, placement]) => (it) => act(it, c, { epoch, placement }))
}

/** Only what keeps within their limits, so that their limits can be looked at. */
export const modestStory: fc.Arbitrary<Story> = storyOf(within)
export const anyStory: fc.Arbitrary<Story> = storyOf([...within, closing, ...beyond])

function storyOf(steps: readonly fc.WeightedArbitrary<Step>[]): fc.Arbitrary<Story> {
	return fc.array(fc.tuple(fc.oneof(...steps), fc.integer({ min: 0, max: 12_000 })), { maxLength: 80, size: 'max' })
}

const both = [{ queue: support, priority: 1, delayMs: 0 }, { queue: bookings, priority: 2, delayMs: 0 }]

/** Plays it with an agent who serves two queues; `look` sees the ledger after each step. */
export function play(story: Story, look: (ledger: Ledger, before: Ledger['state']) => void = () => {}): Ledger {
	const ledger = Ledger.ready({ capacity: 3, queues: both })
	for (const [act, laterMs] of story) {
		const before = ledger.state
		ledger.atMs += laterMs
		act(ledger)
		look(ledger, before)
	}
	return ledger
}
