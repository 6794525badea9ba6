import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agentDueMs } from '../../../core/routing/agent.ts'
import {
	type AgentState,
	agentView,
	blankAgent,
	candidateFor,
	evolveAgent,
	remember,
	type Stay,
} from '../../../core/routing/agent-state.ts'
import { fitsBeside, takesRoom } from '../../../core/routing/capacity.ts'
import { anyStory, modestStory, play } from '../support/agent-story.ts'
import { bookings, support, talk } from '../support/people.ts'

const often = { numRuns: 300 }

function key({ conversation, placement, epoch }: { conversation: string; placement: number; epoch: number }): string {
	return `${conversation} ${placement} ${epoch}`
}

/** Their work but for what has to do with one conversation. */
function beside(state: AgentState, conversation: string) {
	return state.work.filter((it) => it.conversation !== conversation)
}

describe('whatever happens to an agent', () => {
	it('R2 offered, active and wrapping never come to more than their most at once, and no conversation is held twice', () => {
		fc.assert(
			fc.property(modestStory, (story) => {
				play(story, ({ state }) => {
					expect(state.work.filter(takesRoom).length).toBeLessThanOrEqual(3)
					expect(new Set(state.work.map((it) => it.conversation)).size).toBe(state.work.length)
				})
			}),
			often,
		)
	})

	it('R10 nothing is begun that does not fit, unless by a supervisor or the agent themselves', () => {
		fc.assert(
			fc.property(anyStory, (story) => {
				const ledger = play(story)
				let state = blankAgent
				for (const row of ledger.rows) {
					const { event } = row
					if (event.kind === 'offered' && !event.offer.force && state.profile) {
						expect(fitsBeside(state.profile, beside(state, event.offer.conversation), event.offer.media)).toBe(true)
					}
					state = evolveAgent(state, row)
				}
			}),
			often,
		)
	})

	it('R10 what they could still take and what they have never come to more than their pool, kind by kind', () => {
		fc.assert(fc.property(modestStory, (story) => {
			play(story, ({ state, room }) => {
				const { weights, interrupts } = state.profile?.workload ?? { weights: {}, interrupts: {} }
				for (const [media, count] of Object.entries(room) as [keyof typeof room, number][]) {
					const against = state.work.filter((it) => takesRoom(it) && !(interrupts[media] ?? []).includes(it.media))
					const taken = against.reduce((sum, it) => sum + (weights[it.media] ?? 0), 0)
					expect(taken + count * (weights[media] ?? 0)).toBeLessThanOrEqual(100)
				}
			})
		}))
	})

	it('R3 an offer is granted at most once and accepted at most once', () => {
		fc.assert(
			fc.property(anyStory, (story) => {
				const { owed, rows } = play(story)
				const granted = rows.flatMap(({ event }) => event.kind === 'offered' ? key(event.offer) : [])
				const accepted = owed.flatMap((it) => it.type === 'assign' ? key(it.work) : [])
				expect(new Set(granted).size).toBe(granted.length)
				expect(new Set(accepted).size).toBe(accepted.length)
			}),
			often,
		)
	})

	it('R5 they miss nothing without being set aside for it, and only acting brings them back', () => {
		fc.assert(fc.property(anyStory, (story) => {
			const { rows } = play(story)
			rows.forEach(({ event }, i) => {
				if (event.kind !== 'presence' || event.presence !== 'not_responding') return
				expect(rows.slice(0, i).findLast((it) => it.event.kind === 'missed')).toBeDefined()
			})
			let presence = 'offline'
			for (const { event } of rows) {
				if (event.kind === 'offered' && !event.offer.force && event.offer.why !== 'pulled') expect(presence).toBe('available')
				if (event.kind === 'presence') presence = event.presence
			}
		}))
	})

	it('R9 no queue is told of room that they do not have', () => {
		fc.assert(fc.property(anyStory, (story) => {
			play(story, ({ state, room }) => {
				const served = state.profile?.queues.map((it) => it.queue) ?? []
				for (const queue of [support, bookings]) {
					const candidate = candidateFor(state, queue)
					expect(candidate.room).toEqual(served.includes(queue) ? room : {})
					expect(candidate.ready).toBe(served.includes(queue) && state.presence === 'available' && state.connection === 'online')
				}
			})
		}))
	})

	it('R14 they have no room unless available and online, and hold nothing once offline', () => {
		fc.assert(fc.property(anyStory, (story) => {
			play(story, ({ state, room }) => {
				if (state.presence !== 'available' || state.connection !== 'online') expect(room).toEqual({})
				if (state.connection === 'offline') expect(state.work).toEqual([])
			})
		}))
	})

	it('R14 what is lost with a console goes back in line: each piece once, whatever its stage', () => {
		fc.assert(fc.property(anyStory, (story) => {
			play(story, ({ state, rows, owed }, before) => {
				if (state.connection !== 'offline' || before.connection === 'offline') return
				expect(rows.at(-1)?.event).toMatchObject({ kind: 'connection' })
				for (const it of before.work) {
					if (it.stage === 'active' || it.stage === 'idle') {
						expect(owed.filter((debt) => debt.type === 'lose' && key(debt.work) === key(it))).toHaveLength(1)
					}
				}
			})
		}))
	})

	it('each offer ends in exactly one way, and its queue hears of it unless the queue ended it', () => {
		fc.assert(fc.property(anyStory, (story) => {
			const ledger = play(story)
			const settled = ledger.owed.flatMap((it) => it.type === 'settle' ? key(it) : [])
			expect(new Set(settled).size).toBe(settled.length)
			const open = ledger.state.work.filter((it) => it.stage === 'offered').map(key)
			expect(settled.filter((it) => open.includes(it))).toEqual([])
		}))
	})

	it('what is due is acted on when it is due, and then something else is, later, or nothing', () => {
		fc.assert(fc.property(anyStory, (story) => {
			const ledger = play(story)
			ledger.expire()
			for (let due = agentDueMs(ledger.state); due !== null; due = agentDueMs(ledger.state)) {
				expect(due).toBeGreaterThan(ledger.atMs)
				ledger.atMs = due
				expect(ledger.expire()).not.toEqual([])
			}
			expect(ledger.state.work.every((it) => it.stage === 'active' || it.stage === 'idle')).toBe(true)
			expect(ledger.state.connection).not.toBe('stale')
		}))
	})

	it('their log folds to their ledger, also after a journey as text', () => {
		fc.assert(fc.property(anyStory, (story) => {
			const { rows, state } = play(story)
			const copy: typeof rows = JSON.parse(JSON.stringify(rows))
			expect(copy.reduce(evolveAgent, blankAgent)).toEqual(state)
		}))
	})

	it('the console sees every share of the pool that is taken', () => {
		fc.assert(fc.property(anyStory, (story) => {
			play(story, ({ state }) => {
				const { weights } = state.profile?.workload ?? { weights: {} as Record<string, number> }
				const taken = state.work.filter(takesRoom).reduce((sum, it) => sum + (weights[it.media] ?? 0), 0)
				expect(agentView(state).load).toBeCloseTo(taken / (state.profile?.pool ?? 1))
			})
		}))
	})
})

describe('what they remember', () => {
	it('R3 is the newest stay of each of the thirty conversations that were last theirs', () => {
		const words = fc.array(fc.tuple(fc.nat(45), fc.nat(3), fc.nat(3)), { maxLength: 200, size: 'max' })
		fc.assert(fc.property(words, (all) => {
			let past: readonly Stay[] = []
			const model = new Map<string, Stay>()
			for (const [n, placement, epoch] of all) {
				const stay = { conversation: talk(n), placement, epoch }
				past = remember(past, stay)
				const known = model.get(stay.conversation)
				if (known && (known.placement > placement || (known.placement === placement && known.epoch > epoch))) continue
				model.delete(stay.conversation)
				model.set(stay.conversation, stay)
				for (const oldest of [...model.keys()].slice(0, -30)) model.delete(oldest)
			}
			expect(past).toEqual([...model.values()])
		}))
	})
})
