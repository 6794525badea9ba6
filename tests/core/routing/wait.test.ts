import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standingOf, Whisper } from '../../../core/routing/wait.ts'
import { type Lease, offersIn, Waiting } from '../support/line.ts'
import { ana, talk } from '../support/people.ts'

/** Waiting conversations 1 to n; those before `at` have gone, one each `everyMs`. */
function moving(n: number, { gone = 0, everyMs = 10_000 } = {}): Waiting {
	const queue = new Waiting()
	for (let i = 1; i <= n; i++) queue.enqueue(i)
	for (let i = 1; i <= gone; i++) {
		queue.atMs += everyMs
		const [lease] = offersIn(queue.stands(ana, 1))
		if (lease) queue.settle(lease, 'accepted', queue.candidate(ana, 0))
	}
	return queue
}

function paceOf({ line }: Waiting) {
	return [...line.lanes.values()][0]?.pace
}

function place(queue: Waiting, n: number) {
	return standingOf(queue.line, talk(n))
}

describe('the place in line', () => {
	it('is 1 for the next, and nothing for who is not in line', () => {
		const queue = moving(3)
		expect([1, 2, 3, 4].map((n) => place(queue, n)?.position)).toEqual([1, 2, 3, undefined])
	})

	it('does not count who is being offered to somebody', () => {
		const queue = moving(3)
		queue.stands(ana, 1)
		expect([2, 3].map((n) => place(queue, n)?.position)).toEqual([1, 2])
	})

	it('comes with no expected wait where nobody has ever served the line', () => {
		expect(place(moving(2), 2)).toEqual({ position: 2, waitMs: null })
	})

	it('comes with no expected wait once all who served the line have left', () => {
		const queue = moving(9, { gone: 3 })
		expect(place(queue, 5)?.waitMs).not.toBeNull()
		queue.do({ type: 'candidate', candidate: queue.candidate(ana, 0, { ready: false }) })
		expect(place(queue, 5)?.waitMs).toBeNull()
	})

	it('is reckoned with a typical pace before the line has shown its own', () => {
		const queue = moving(3)
		queue.stands(ana, 0)
		expect(place(queue, 2)).toEqual({ position: 2, waitMs: 120_000 })
	})

	it('comes with as much for each place as it took those who waited of late', () => {
		const queue = moving(200, { gone: 150 })
		const waitMs = place(queue, 151)?.waitMs ?? 0
		expect(waitMs).toBeGreaterThan(9_000)
		expect(waitMs).toBeLessThan(13_000)
		expect(place(queue, 154)?.position).toBe(4)
		expect(Math.abs((place(queue, 154)?.waitMs ?? 0) - 4 * waitMs)).toBeLessThan(4)
	})

	it('takes no lesson from who was rung at once, nor from who was given by hand', () => {
		const queue = new Waiting()
		queue.stands(ana, 2)
		const [lease] = offersIn(queue.enqueue(1))
		queue.settle(lease as Lease, 'accepted', queue.candidate(ana, 0))
		queue.enqueue(2)
		queue.atMs += 5_000
		const [given] = offersIn(queue.do({ type: 'assign', conversation: talk(2), placement: 1, agent: ana, force: true, by: 'lead' }))
		queue.settle(given as Lease, 'accepted', queue.candidate(ana, 0))
		expect(paceOf(queue)?.count).toBe(0)
	})
})

describe('news of the place', () => {
	it('is told to who has moved, of the first ten', () => {
		const queue = moving(30)
		const whisper = new Whisper()
		expect(whisper.news(queue.line)).toEqual([])
		queue.withdraw(1)
		const news = whisper.news(queue.line)
		expect(news.map((it) => it.standing.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
	})

	it('is told to the first ten when somebody comes back before them, or overtakes them', () => {
		const queue = moving(4)
		const whisper = new Whisper()
		const [lease] = offersIn(queue.stands(ana, 1))
		for (let n = 2; n <= 4; n++) whisper.told(queue.line, talk(n), n - 1)
		expect(whisper.news(queue.line)).toEqual([])
		queue.settle(lease as Lease, 'rejected', queue.candidate(ana, 0))
		expect(whisper.news(queue.line).map((it) => it.standing.position)).toEqual([1, 2, 3, 4])
		queue.do({ type: 'boost', id: 'b', conversation: talk(4), placement: 1, byMs: 1_000, by: 'lead' })
		expect(whisper.news(queue.line).map((it) => it.standing.position)).toEqual([1, 2, 3, 4])
	})

	it('of a line that is spread over several objects is reckoned as if they took turns', () => {
		const queue = new Waiting({ id: 'support~1', shards: 3 })
		for (let i = 1; i <= 3; i++) queue.enqueue(i)
		expect([1, 2, 3].map((n) => place(queue, n)?.position)).toEqual([2, 5, 8])
	})

	it('costs each who waits about ten messages and a logarithm, however long the line', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), (length) => {
				const queue = moving(length)
				const whisper = new Whisper()
				for (let n = 1; n <= length; n++) whisper.told(queue.line, talk(n), n)
				let calls = 0
				for (let n = 1; n <= length; n++) {
					queue.withdraw(n)
					for (const { conversation } of whisper.news(queue.line)) if (conversation === talk(length)) calls++
				}
				expect(calls).toBeLessThanOrEqual(11 + Math.ceil(Math.log(length) / Math.log(1 / 0.8)))
			}),
			{ numRuns: 20 },
		)
	})
})
