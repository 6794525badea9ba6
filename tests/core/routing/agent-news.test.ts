import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueId } from '../../../core/ids.ts'
import { newsFor } from '../../../core/routing/agent-news.ts'
import { type AgentState, blankAgent, candidateFor, evolveAgent } from '../../../core/routing/agent-state.ts'
import { hasAnyRoom, MEDIA } from '../../../core/routing/media.ts'
import type { Candidate } from '../../../core/routing/offer.ts'
import { linesServed } from '../../../core/routing/served.ts'
import { anyStory, play } from '../support/agent-story.ts'
import { Ledger, profile } from '../support/ledger.ts'
import { bookings, support, talk } from '../support/people.ts'

/** The news of what an agent does. */
function news(ledger: Ledger, act: (ledger: Ledger) => unknown) {
	const before = ledger.state
	act(ledger)
	return newsFor(before, ledger.state)
}

const seek = { type: 'seek' }
const both = [{ queue: support, priority: 1, delayMs: 0 }, { queue: bookings, priority: 2, delayMs: 0 }]

describe('R13 what queues hear of an agent', () => {
	it('is a search when there is more room', () => {
		const it = Ledger.ready({ capacity: 1 })
		it.reserve(1)
		expect(news(it, () => it.reject(1))).toEqual([seek])
		it.do({ type: 'disconnect' })
		expect(news(it, () => it.do({ type: 'connect' }))).toEqual([seek])
	})

	it('is a search when there is more room for one kind of work only', () => {
		const it = Ledger.ready({ capacity: 5 }).holds(1, 'chat').holds(2, 'call', { force: true })
		expect(it.room).toEqual({})
		expect(news(it, () => it.release(1, { wrapUp: false }))).toEqual([])
		expect(news(it, () => it.release(2, { wrapUp: false }))).toEqual([seek])
	})

	it('is a search when a customer falls silent, and nothing to their own queue alone when they wake', () => {
		const it = Ledger.ready({ capacity: 1 }).holds(1, 'chat')
		expect(news(it, () => it.rest(1))).toEqual([seek])
		expect(news(it, () => it.wake(1))).toEqual([])
	})

	it('is nothing when the room went to what a queue gave', () => {
		const it = Ledger.ready({ capacity: 1 })
		expect(news(it, () => it.reserve(1))).toEqual([])
		expect(news(it, () => it.accept(1))).toEqual([])
		expect(news(it, () => it.release(1))).toEqual([])
		expect(news(it, () => it.do({ type: 'finish', conversation: talk(1) }))).toEqual([seek])
	})

	it('is a word when they go away or their console does', () => {
		const stand = { type: 'stand', queues: [support] }
		expect(news(Ledger.ready(), (it) => it.do({ type: 'presence', presence: 'away' }))).toEqual([stand])
		expect(news(Ledger.ready(), (it) => it.do({ type: 'disconnect' }))).toEqual([stand])
	})

	it('is a word to every object of a queue', () => {
		const it = Ledger.ready({ shards: { [support]: 2 } })
		expect(news(it, () => it.do({ type: 'presence', presence: 'away' }))).toEqual([{ type: 'stand', queues: [support, 'support~1'] }])
	})
})

describe('R11 what selectors go by', () => {
	it('is told to the other queues when work begins, while there is room for more', () => {
		const it = Ledger.ready({ queues: both })
		expect(news(it, () => it.reserve(1))).toEqual([])
		expect(news(it, () => it.accept(1))).toEqual([{ type: 'stand', queues: [bookings] }])
		expect(news(it, () => it.pull(2))).toEqual([])
	})

	it('is told to all when work comes back from rest', () => {
		const it = Ledger.ready({ queues: both }).holds(1, 'chat')
		it.rest(1)
		expect(news(it, () => it.wake(1))).toEqual([{ type: 'stand', queues: [support, bookings] }])
	})

	it('is not told to a queue that is split over several objects', () => {
		const it = Ledger.ready({ queues: both, shards: { [bookings]: 4 } })
		it.reserve(1)
		expect(news(it, () => it.accept(1))).toEqual([])
	})
})

describe('another profile', () => {
	const serving = (more: Parameters<typeof profile>[0]) => (it: Ledger) => it.do({ type: 'profile', profile: profile(more) })

	it('is a word to a queue they no longer serve, and a search when there is another to serve', () => {
		const queues = [{ queue: bookings, priority: 1, delayMs: 0 }]
		expect(news(Ledger.ready(), serving({ queues }))).toEqual([{ type: 'stand', queues: [support] }, seek])
	})

	it('is a search when they can do more, or in other ways', () => {
		expect(news(Ledger.ready(), serving({ capacity: 3 }))).toEqual([seek])
		expect(news(Ledger.ready(), serving({ skills: { billing: 3 } }))).toEqual([seek])
		expect(news(Ledger.ready(), serving({ queues: [{ queue: support, priority: 1, delayMs: 9_000 }] }))).toEqual([seek])
	})

	it('is a word when they have no room, or none any more', () => {
		const stand = { type: 'stand', queues: [support] }
		expect(news(Ledger.ready({ capacity: 1 }).holds(1, 'chat'), serving({ capacity: 1, skills: { billing: 3 } }))).toEqual([stand])
		expect(news(Ledger.ready().holds(1, 'chat'), serving({ capacity: 1 }))).toEqual([stand])
	})

	it('is no news of somebody who is not there, nor when it says the same', () => {
		const it = Ledger.ready()
		expect(news(it, serving({}))).toEqual([])
		it.do({ type: 'presence', presence: 'away' })
		expect(news(it, serving({ capacity: 9 }))).toEqual([])
	})

	it('takes them out of objects that a queue is no longer spread over, and puts them into new ones', () => {
		const it = Ledger.ready({ shards: { [support]: 3 } })
		expect(news(it, serving({ shards: { [support]: 2 } }))).toEqual([{ type: 'stand', queues: ['support~2'] }, seek])
		expect(news(it, serving({ shards: { [support]: 4 } }))).toEqual([seek])
	})
})

/** What every line knows of an agent, told at once of all that is worth a call, and of what it gave itself. */
class Pictures {
	readonly known = new Map<QueueId, Candidate>()
	#state = blankAgent

	/** One more row of the agent's log; answers which lines have heard. */
	hear(rows: Ledger['rows'], owed: Ledger['owed']): void {
		const before = this.#state
		this.#state = rows.reduce(evolveAgent, before)
		for (const it of rows) if (it.event.kind === 'offered') this.#learn(it.event.offer.queue)
		for (const it of owed) if (it.type === 'settle') this.#learn(it.queue)
		for (const it of newsFor(before, this.#state)) {
			for (const line of it.type === 'stand' ? it.queues : linesOf(this.#state)) this.#learn(line)
		}
	}

	#learn(line: QueueId): void {
		this.known.set(line, candidateFor(this.#state, line))
	}
}

function linesOf({ profile }: AgentState): QueueId[] {
	return profile ? linesServed(profile).map((it) => it.line) : []
}

describe('whatever happens to an agent', () => {
	it('R13 no line believes them gone who is there, nor there who is gone, nor with less room than they have', () => {
		withPictures((known, state) => {
			for (const line of linesOf(state)) {
				const [is, heard] = [candidateFor(state, line), known.get(line)]
				expect(heard?.ready ?? false).toBe(is.ready)
				expect(MEDIA.filter((it) => (heard?.room[it] ?? 0) < (is.room[it] ?? 0))).toEqual([])
				if (is.ready) expect(JSON.stringify([heard?.abilities, heard?.delayMs])).toBe(JSON.stringify([is.abilities, is.delayMs]))
			}
		})
	})

	it('R9 no line that they have left believes that they have room', () => {
		withPictures((known, state) => {
			for (const [line, heard] of known) if (!linesOf(state).includes(line)) expect(hasAnyRoom(heard.room) || heard.ready).toBe(false)
		})
	})

	it('R11 every queue in one piece knows their load and rest while there is room for more and nothing rings', () => {
		withPictures((known, state) => {
			if (state.work.some((it) => it.stage === 'offered')) return
			for (const line of linesOf(state)) {
				const is = candidateFor(state, line)
				if (!hasAnyRoom(is.room) || (state.profile?.shards[line.split('~')[0] ?? ''] ?? 1) > 1) continue
				expect(known.get(line)).toMatchObject({ load: is.load, idleSinceMs: is.idleSinceMs })
			}
		})
	})
})

function withPictures(look: (known: ReadonlyMap<QueueId, Candidate>, state: AgentState) => void): void {
	fc.assert(
		fc.property(anyStory, (story) => {
			const pictures = new Pictures()
			let [rows, owed] = [0, 0]
			play(story, (ledger) => {
				pictures.hear(ledger.rows.slice(rows), ledger.owed.slice(owed))
				;[rows, owed] = [ledger.rows.length, ledger.owed.length]
				look(pictures.known, ledger.state)
			})
		}),
		{ numRuns: 300 },
	)
}
