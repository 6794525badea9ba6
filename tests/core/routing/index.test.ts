/** The line's indexes against a walk over everything: they must choose the same, whatever has happened before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expire } from '../../../core/routing/expire.ts'
import { applyChange, reboot } from '../../../core/routing/apply-change.ts'
import type { Line } from '../../../core/routing/line.ts'
import { look } from '../../../core/routing/look.ts'
import type { Outcome } from '../../../core/routing/offer.ts'
import { decideQueue, queueDueMs } from '../../../core/routing/queue.ts'
import type { QueueCommand, QueuePolicy } from '../../../core/routing/queue-command.ts'
import { offerMatch } from '../../../core/routing/ring.ts'
import { entry, offersIn, Waiting } from '../support/line.ts'
import { agents, talk } from '../support/people.ts'
import { plainLook } from '../support/plain-look.ts'
import { anyFacts, anyPolicy, anyRoom, anySaying } from '../support/policies.ts'

type Say = (world: Watched) => QueueCommand | null

/** A queue whose every look is compared. */
class Watched extends Waiting {
	stay = 1

	/** As `runQueue`, with each offer checked against the plain look. */
	step(command: QueueCommand): void {
		const { line, atMs } = this
		const part = [expire(line, { atMs })]
		for (const it of part[0]?.changes ?? []) applyChange(line, it)
		const decided = decideQueue(line, command, { atMs })
		for (const it of decided.changes) applyChange(line, it)
		this.effects.push(...decided.effects)
		for (let found = compared(line, atMs); found; found = compared(line, atMs)) {
			for (const { agent, lookAtMs } of found.later) applyChange(line, { type: 'foresee', candidate: { ...agent, lookAtMs } })
			if (!found.match) continue
			const offered = offerMatch(line, found.match, atMs)
			for (const it of offered.changes) applyChange(line, it)
			this.effects.push(...offered.effects)
		}
	}
}

function compared(line: Line, atMs: number) {
	const plain = plainLook(line, atMs)
	const found = look(line, atMs)
	const chosen = found?.match ? { item: found.match.item.conversation, agents: found.match.agents.map((it) => it.agent) } : null
	expect(chosen).toEqual(plain && { item: plain.item.conversation, agents: plain.agents })
	return found
}

const n = fc.integer({ min: 1, max: 7 })
const agent = fc.constantFrom(...agents)
const outcome = fc.constantFrom<Outcome>('accepted', 'missed', 'rejected', 'refused', 'gone')

const say: fc.Arbitrary<Say> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.tuple(n, anyFacts, fc.option(agent, { freq: 5 }), fc.integer({ min: 0, max: 900 })).map(
			([it, facts, target, age]): Say => (world) => ({
				type: 'enqueue',
				entry: entry(it, { facts, target, enqueuedAtMs: world.atMs - age, placement: world.stay++, epoch: world.stay * 10 }),
			}),
		),
	},
	{
		weight: 6,
		arbitrary: fc.tuple(agent, anyRoom, anySaying).map(([who, room, says]): Say => (world) => ({
			type: 'candidate',
			candidate: world.candidate(who, room, says),
		})),
	},
	{
		weight: 5,
		arbitrary: fc.tuple(fc.nat(), outcome, fc.option(anyRoom)).map(([pick, how, room]): Say => (world) => {
			const leases = offersIn(world.effects)
			const lease = leases[pick % Math.max(1, leases.length)]
			if (!lease) return null
			const { conversation, placement, epoch, agent } = lease
			const candidate = room &&
				{ ...world.candidate(agent, room), abilities: world.known(agent)?.abilities ?? { agent, skills: {}, languages: {} } }
			return { type: 'settle', conversation, placement, epoch, agent, outcome: how, candidate }
		}),
	},
	n.map((it): Say => ({ line }) => ({ type: 'withdraw', conversation: talk(it), placement: line.items.get(talk(it))?.placement ?? 1 })),
	fc.tuple(agent, n, fc.constantFrom('bid' as const, 'pulled' as const)).map(([who, it, how]): Say => () => ({
		type: 'take',
		agent: who,
		conversation: talk(it),
		how,
	})),
	fc.tuple(n, fc.integer({ min: 0, max: 30_000 })).map(([it, byMs]): Say => ({ line, atMs }) => ({
		type: 'boost',
		id: `boost ${atMs}`,
		conversation: talk(it),
		placement: line.items.get(talk(it))?.placement ?? 1,
		byMs,
		by: 'lead',
	})),
	fc.tuple(n, anyFacts).map(([it, facts]): Say => ({ line }) => ({
		type: 'update',
		conversation: talk(it),
		placement: line.items.get(talk(it))?.placement ?? 1,
		facts,
	})),
	fc.tuple(n, agent, fc.boolean()).map(([it, who, force]): Say => ({ line }) => ({
		type: 'assign',
		conversation: talk(it),
		placement: line.items.get(talk(it))?.placement ?? 1,
		agent: who,
		force,
		by: 'lead',
	})),
	fc.constant<Say>(() => ({ type: 'migrate', conversations: 'all', by: 'lead' })),
	fc.constant<Say>(() => ({ type: 'expire' })),
)
const story = fc.array(fc.tuple(say, fc.constantFrom(0, 0, 1, 1_000, 5_000, 20_000)), { maxLength: 60, size: 'max' })

function play(policies: readonly QueuePolicy[], steps: readonly [Say, number][], after: (world: Watched) => void = () => {}): Watched {
	const world = new Watched()
	steps.forEach(([what, laterMs], i) => {
		world.atMs += laterMs
		const policy = policies[Math.floor(i / 20)]
		if (policy && i % 20 === 0) world.step({ type: 'policy', policy: { ...policy, version: i + 2 } })
		const command = what(world)
		if (command) world.step(command)
		after(world)
	})
	return world
}

const policies = fc.array(anyPolicy, { minLength: 1, maxLength: 3 })

describe('the indexed line', { timeout: 60_000 }, () => {
	it('chooses whom a walk over everybody would choose, for whom, whatever has happened', () => {
		fc.assert(fc.property(policies, story, (some, steps) => void play(some, steps)), { numRuns: 600 })
	})

	it('chooses the same after it has died and been read again', () => {
		fc.assert(
			fc.property(policies, story, (some, steps) => {
				play(some, steps, (world) => {
					if (world.stay % 5 === 0) world.line = reboot(world.line, [])
				})
			}),
			{ numRuns: 200 },
		)
	})

	it('wakes for all that only time can bring', () => {
		fc.assert(
			fc.property(policies, story, (some, steps) => {
				const world = play(some, steps)
				for (let round = 0; round < 100; round++) {
					const dueMs = queueDueMs(world.line)
					// Nothing is due any more: then nothing may become possible either, however late it gets.
					world.atMs = dueMs ?? world.atMs + 10_000_000
					world.step({ type: 'expire' })
					if (dueMs !== null) continue
					expect(plainLook(world.line, world.atMs)).toBeNull()
					return
				}
			}),
			{ numRuns: 300 },
		)
	})
})
