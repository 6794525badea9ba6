/** The rules as a queue keeps them: versions of the policy, and the record of what was decided by them. Those of offers and leases are in queue.test.ts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reboot } from '../../../../core/routing/apply-change.ts'
import { departuresIn } from '../../../../core/routing/departures.ts'
import { emptyLine } from '../../../../core/routing/line.ts'
import { runQueue } from '../../../../core/routing/queue.ts'
import type { QueueLogRow } from '../../../../core/routing/queue-command.ts'
import { given, offersIn, queuePolicy, Waiting } from '../../support/line.ts'
import { agents, ana, sam, talk, wei } from '../../support/people.ts'
import { anyFacts, anyPolicy, anyRoom, anySaying } from '../../support/policies.ts'
import { last, someVisa } from '../../support/crew.ts'

describe('R16 the version of the policy', () => {
	const strict = { ...queuePolicy({ requires: { skill: 'visa' } }), version: 2 }

	it('R16 is that of the entry, whatever is published later, until it is migrated', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		queue.do({ type: 'policy', policy: strict })
		queue.enqueue(2)
		expect([1, 2].map((n) => queue.item(n)?.version)).toEqual([1, 2])
		expect(given(queue.stands(sam, 2))).toEqual([[sam, talk(1)]])
		queue.withdraw(1)
		queue.enqueue(3, { conversation: talk(3) })
		queue.do({ type: 'policy', policy: { ...queuePolicy(), version: 3 } })
		expect(queue.stands(sam, 1)).toEqual([])
		expect(given(queue.do({ type: 'migrate', conversations: [talk(3)], by: 'lead' }))).toEqual([[sam, talk(3)]])
		expect(last(queue, 2)?.policy).toBe(2)
	})

	it('R16 that nobody is pinned to any more is forgotten', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		queue.do({ type: 'policy', policy: strict })
		expect([...queue.line.policies.keys()]).toEqual([1, 2])
		queue.withdraw(1)
		queue.do({ type: 'policy', policy: { ...strict, version: 3 } })
		expect([...queue.line.policies.keys()]).toEqual([3])
	})
})

describe('R17 the record', () => {
	function replayed(log: readonly QueueLogRow[]) {
		let line = emptyLine()
		return log.map((row, i) => {
			if (row.command.type !== 'boot') return runQueue(line, row.command, row).decisions
			line = reboot(line, departuresIn(log.slice(0, i), i))
			return []
		})
	}

	it('R17 fed to the same reducer gives the same decisions to the last byte, deaths included', () => {
		const act = fc.tuple(fc.integer({ min: 1, max: 5 }), anyFacts, anyRoom, anySaying, fc.constantFrom(...agents), fc.nat(7))
		fc.assert(fc.property(anyPolicy, fc.array(act, { maxLength: 40 }), (policy, acts) => {
			const queue = new Waiting(policy)
			acts.forEach(([n, known, room, says, agent, what], i) => {
				queue.atMs += 2_500
				if (what === 0) queue.crash()
				else if (what < 4) queue.enqueue(n, { facts: known, enqueuedAtMs: queue.atMs - n, placement: i + 1, epoch: i * 5 })
				else if (what < 6) queue.stands(agent, room, says)
				else {for (const it of offersIn(queue.effects).slice(-1)) {
						queue.settle(it, what === 6 ? 'accepted' : 'missed', queue.candidate(it.agent, room, says))
					}}
			})
			expect(JSON.stringify(replayed(JSON.parse(JSON.stringify(queue.log)) as QueueLogRow[]))).toBe(
				JSON.stringify(queue.log.map((it) => it.decisions)),
			)
		}))
	})

	it('R17 says of everybody whether they were chosen, next, or what removed them', () => {
		const queue = new Waiting(queuePolicy({ requires: someVisa }))
		queue.stands(ana, 1, { skills: { visa: 8 }, idleSinceMs: 7 })
		queue.stands(wei, {}, { skills: { visa: 3 } })
		queue.stands(sam, 1)
		queue.enqueue(1)
		expect(last(queue, 1)).toMatchObject({
			act: 'pushed',
			why: 'longest-idle',
			agents: [ana],
			policy: 1,
			position: 1,
			counts: { known: 3, ready: 3, free: 2 },
			considered: [
				{ agent: ana, verdict: 'chosen', figure: 7 },
				{ agent: sam, verdict: 'requirement', unmet: someVisa },
				{ agent: wei, verdict: 'busy' },
			],
		})
	})
})
