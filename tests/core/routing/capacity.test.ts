import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsBeside, loadOf, roomBeside, takesRoom, type Terms } from '../../../core/routing/capacity.ts'
import { MEDIA, type Media, Workload } from '../../../core/routing/media.ts'

type Stage = 'offered' | 'active' | 'idle' | 'wrapping'
interface Piece {
	readonly media: Media
	readonly stage: Stage
}

function terms({ capacity = 50, pool = 100, ...workload }: Partial<Terms> & Record<string, unknown> = {}): Terms {
	return { capacity, pool, workload: Workload.parse(workload) }
}

function pieces(count: number, media: Media, stage: Stage = 'active'): Piece[] {
	return Array.from({ length: count }, () => ({ media, stage }))
}

describe('R10 the pool', () => {
	it('is filled by one call, by five chats, or by ten of what is lighter', () => {
		expect(roomBeside(terms(), [])).toEqual({ call: 1, chat: 5, message: 10, email: 10, task: 10 })
	})

	it('is what a mixture leaves', () => {
		expect(roomBeside(terms(), [...pieces(2, 'chat'), ...pieces(1, 'message')])).toEqual({ chat: 2, message: 5, email: 5, task: 5 })
	})

	it('lets a call in on e-mails and tasks, which step aside, but not on chats', () => {
		expect(roomBeside(terms(), pieces(9, 'email')).call).toBe(1)
		expect(roomBeside(terms(), pieces(1, 'chat')).call).toBeUndefined()
		expect(roomBeside(terms(), [...pieces(9, 'email'), ...pieces(1, 'call')])).toEqual({})
	})

	it('never holds more than the most at once, also where work would step aside', () => {
		expect(roomBeside(terms({ capacity: 3 }), pieces(3, 'email'))).toEqual({})
		expect(roomBeside(terms({ capacity: 3 }), pieces(2, 'email'))).toEqual({ call: 1, chat: 1, message: 1, email: 1, task: 1 })
	})

	it('is not left for its own kind by a kind that claims to interrupt itself', () => {
		expect(roomBeside(terms({ interrupts: { chat: ['chat', 'email'] } }), [...pieces(5, 'chat'), ...pieces(5, 'email')]).chat)
			.toBeUndefined()
	})

	it('has no room for what is heavier than itself', () => {
		expect(roomBeside(terms({ pool: 50 }), [])).toEqual({ chat: 2, message: 5, email: 5, task: 5 })
	})

	it('is given back by what idles, which keeps neither weight nor place', () => {
		expect(roomBeside(terms({ capacity: 3 }), pieces(3, 'chat', 'idle'))).toEqual(roomBeside(terms({ capacity: 3 }), []))
		expect(loadOf(terms(), pieces(3, 'chat', 'idle'))).toBe(0)
	})
})

describe('the share that is taken', () => {
	it('counts offered, active and wrapping alike (R2)', () => {
		const work = [...pieces(1, 'chat', 'offered'), ...pieces(1, 'chat', 'active'), ...pieces(1, 'chat', 'wrapping')]
		expect(loadOf(terms(), work)).toBeCloseTo(0.6)
	})

	it('is above one when a supervisor has gone over it (R18)', () => {
		expect(loadOf(terms(), [...pieces(1, 'call'), ...pieces(2, 'chat')])).toBeCloseTo(1.4)
	})
})

const media = fc.constantFrom(...MEDIA)
const piece: fc.Arbitrary<Piece> = fc.record({ media, stage: fc.constantFrom<Stage>('offered', 'active', 'idle', 'wrapping') })
const anyTerms = fc.record({
	capacity: fc.integer({ min: 1, max: 12 }),
	pool: fc.integer({ min: 1, max: 300 }),
	weights: fc.record({
		call: fc.integer({ min: 1, max: 200 }),
		chat: fc.integer({ min: 1, max: 50 }),
		email: fc.integer({ min: 1, max: 50 }),
	}),
	interrupts: fc.dictionary(media, fc.uniqueArray(media)),
}).map((it) => terms(it))
const anyWork = fc.array(piece, { maxLength: 14 })

describe('R10 whatever agents hold and however their work weighs', () => {
	it('room is how many more fit one after the other', () => {
		fc.assert(fc.property(anyTerms, anyWork, media, (terms, work, media) => {
			let more = 0
			for (let held = work; fitsBeside(terms, held, media) && more < 100; more++) held = [...held, { media, stage: 'offered' }]
			expect(roomBeside(terms, work)[media] ?? 0).toBe(more)
		}))
	})

	it('more work never makes room, and less never takes it', () => {
		fc.assert(fc.property(anyTerms, anyWork, piece, (terms, work, piece) => {
			const [before, after] = [roomBeside(terms, work), roomBeside(terms, [...work, piece])]
			for (const it of MEDIA) expect(after[it] ?? 0).toBeLessThanOrEqual(before[it] ?? 0)
			expect(loadOf(terms, [...work, piece])).toBeGreaterThanOrEqual(loadOf(terms, work))
		}))
	})

	it('what idles is as if it were not there', () => {
		fc.assert(fc.property(anyTerms, anyWork, (terms, work) => {
			expect(roomBeside(terms, work)).toEqual(roomBeside(terms, work.filter(takesRoom)))
			expect(loadOf(terms, work)).toBe(loadOf(terms, work.filter(takesRoom)))
		}))
	})
})
