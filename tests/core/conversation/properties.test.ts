import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankConversation, evolve, isWaiting, mayBeAway } from '../../../core/conversation/state.ts'
import { problems } from '../../../core/problem.ts'
import { terms } from '../support/conversation.ts'
import { ana } from '../support/people.ts'
import { type Moment, play, speakerOf, story } from '../support/story.ts'

/** Holds after every step of every story. */
function always(look: (moment: Moment) => void): void {
	fc.assert(fc.property(story, (steps) => void play(steps, look)), { numRuns: 200 })
}

const reasonOf = ({ made }: Moment) => made.flatMap((it) => it.type === 'queued' ? it.reason : [])[0]

describe('whatever happens to a conversation', () => {
	it('its log folds to its state, also after a journey as text', () => {
		fc.assert(fc.property(story, (steps) => {
			const talk = play(steps)
			const rows: typeof talk.rows = JSON.parse(JSON.stringify(talk.rows))
			expect(rows.reduce(evolve, blankConversation)).toEqual(talk.state)
			expect(talk.rows.map((it) => it.seq)).toEqual(talk.rows.map((_, i) => i + 1))
		}))
	})

	it('a refusal has a name and changes nothing', () => {
		always(({ talk, before, refusal, owed }) => {
			if (refusal === null) return
			expect(Object.keys(problems)).toContain(refusal)
			expect([talk.state, owed]).toEqual([before, []])
		})
	})

	it('each stay in line owes exactly one enqueue, with a fresh placement', () => {
		always(({ before, made, owed }) => {
			const stays = made.filter((it) => it.type === 'queued' || it.type === 'opened')
			expect(owed.filter((it) => it.type === 'enqueue')).toEqual(
				stays.map((it) => ({ type: 'enqueue', queue: it.queue, placement: it.placement })),
			)
			for (const it of stays) expect(it.placement).toBe(before.placement + 1)
		})
	})

	it('each stay in line that ends without an agent owes a withdrawal, each that an agent ends owes their release', () => {
		always((moment) => {
			const { talk: { state }, before, owed } = moment
			const over = state.status !== before.status || state.placement !== before.placement
			const stays = isWaiting(before) && isWaiting(state) && state.placement === before.placement
			const withdrawn = over && isWaiting(before) && !stays && state.status !== 'active'
			const released = over && before.status === 'active' && reasonOf(moment) !== 'agent_lost'
			expect(owed.filter((it) => it.type === 'withdraw').map((it) => it.placement)).toEqual(withdrawn ? [before.placement] : [])
			expect(owed.filter((it) => it.type === 'release').map((it) => [it.agent, it.epoch])).toEqual(
				released ? [[before.assignee?.id, before.epoch]] : [],
			)
		})
	})

	it('epochs and placements only rise, and what was closed is active again only by way of the line', () => {
		always(({ talk: { state }, before }) => {
			expect(state.epoch).toBeGreaterThanOrEqual(before.epoch)
			expect(state.placement).toBeGreaterThanOrEqual(before.placement)
			if (state.status !== 'active' || before.status === 'active') return
			expect(isWaiting(before)).toBe(true)
			expect(state.epoch).toBeGreaterThan(before.epoch)
		})
	})

	it('every word to the queue is about the place it stands in', () => {
		always(({ talk: { state }, owed }) => {
			for (const it of owed) {
				if (it.type === 'update' || it.type === 'boost' || it.type === 'assign') {
					expect([it.queue, it.placement, isWaiting(state)]).toEqual([state.queue, state.placement, true])
				}
			}
		})
	})

	it('what the customer writes is in the log, however things stand', () => {
		always(({ talk, made, refusal }) => {
			const said = made.some((it) => it.type === 'message' && it.author.kind === 'customer')
			if (said) expect(talk.state.status).not.toBe('closed')
			expect(refusal === null || !said).toBe(true)
		})
		fc.assert(fc.property(story, (steps) => {
			expect(typeof play(steps).writes('heard?')).not.toBe('string')
		}))
	})
})

describe('the rules of routing, whatever happens', () => {
	it('R1: a wait begins anew only by reopening or by a late return', () => {
		always((moment) => {
			const { talk, before } = moment
			if (before.status === 'new' || talk.state.enqueuedAtMs === before.enqueuedAtMs) return
			expect(['reopened', 'returned']).toContain(reasonOf(moment))
			if (reasonOf(moment) === 'returned') expect(talk.atMs - (before.abandonedAtMs ?? 0)).toBeGreaterThan(600_000)
		})
	})

	it('R4: no accept gets in once the customer has gone', () => {
		always(({ talk }) => {
			const { state, owed } = talk
			if (state.status !== 'closed' && state.status !== 'abandoned') return
			const debts = owed.length
			expect(talk.isGivenTo(ana)).toBe('conversation-closed')
			expect([talk.state, owed.length]).toEqual([state, debts])
		})
	})

	it('R10: who rests is woken by the first word, once, and nothing else of theirs is taken', () => {
		always(({ talk: { state }, before, made, owed }) => {
			const wakes = owed.filter((it) => it.type === 'wake')
			const said = made.some((it) => it.type === 'message')
			expect(wakes).toHaveLength(before.idle && said && !(before.waking && state.waking) ? 1 : 0)
			expect(owed.filter((it) => it.type === 'rest')).toHaveLength(made.some((it) => it.type === 'idled') ? 1 : 0)
			expect(state.idle || !state.waking).toBe(true)
			if (state.idle) expect(state).toMatchObject({ status: 'active', epoch: before.epoch })
		})
	})

	it('R15: nobody is taken to have given up while the queue is closed, nor once they have left word', () => {
		always(({ before, made }) => {
			if (made.some((it) => it.type === 'abandoned')) expect([before.status, mayBeAway(before)]).toEqual(['queued', false])
		})
	})

	it('R18: what is done by hand stands in the log under a name, and nothing else moves a conversation so', () => {
		always((moment) => {
			const acts = moment.made.filter((it) => it.type === 'override')
			for (const { by } of acts) expect(by).toMatchObject({ kind: 'agent', name: 'Agent boss' })
			expect(acts.length > 0 || reasonOf(moment) !== 'moved').toBe(true)
			const byHand = moment.owed.filter((it) => it.type === 'boost' || it.type === 'assign')
			expect(byHand.length).toBeLessThanOrEqual(acts.length)
			if (acts.length > 0) expect(moment.owed.every((it) => it.type !== 'release' || !it.wrapUp)).toBe(true)
		})
	})

	it('R19: exactly one speaks, whoever holds it, and only under the assignment that stands', () => {
		always(({ talk: { state }, before, made }) => {
			for (const event of made) {
				if (event.type === 'assigned') expect([isWaiting(before), before.assignee]).toEqual([true, null])
				const speaker = speakerOf(event)
				if (speaker !== null) expect(before).toMatchObject({ status: 'active', assignee: { id: speaker } })
			}
			expect(state.assignee !== null || state.status !== 'active').toBe(true)
		})
	})

	it('R19: an answer that was begun under another assignment never gets in', () => {
		always(({ talk, before }) => {
			const holder = before.assignee?.id ?? ana
			for (const epoch of [talk.state.epoch - 1, talk.state.epoch + 1]) {
				const { state } = talk
				expect(['stale-epoch', 'not-assigned', 'conversation-closed']).toContain(talk.replies(holder, 'late', epoch))
				expect(talk.state).toBe(state)
			}
		})
	})

	it('R20: a callback keeps its place, is tried so often and no longer, and is off when the customer speaks', () => {
		always(({ talk: { state, atMs }, before, made }) => {
			if (state.callback) {
				expect(state.callback.attempt).toBeLessThanOrEqual(terms.attempts)
				expect(state.callback.notBeforeMs).toBeLessThan(state.callback.expiresAtMs)
				expect(['queued', 'deferred', 'active']).toContain(state.status)
			}
			if (before.callback && state.callback) expect(state.enqueuedAtMs).toBe(before.enqueuedAtMs)
			if (made.some((it) => it.type === 'message' && it.author.kind === 'customer')) expect(state.callback).toBeNull()
			if (state.status === 'deferred' && !state.held && before.status !== 'deferred') {
				expect(state.callback?.notBeforeMs).toBeGreaterThan(atMs)
			}
		})
	})
})
