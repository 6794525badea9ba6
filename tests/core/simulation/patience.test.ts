import { describe, expect, it } from 'vitest'
import { Patience } from '../../../core/simulation/patience.ts'
import { exponential, randomStream } from '../../../core/simulation/random.ts'

const random = randomStream(3, 'patience')

function drawn(patience: Patience, knownMs: number, count = 20_000): number[] {
	return Array.from({ length: count }, () => patience.beyond(knownMs, random))
}

function meanOf(values: readonly number[]): number {
	return values.reduce((sum, it) => sum + it, 0) / values.length
}

describe('patience', () => {
	it('is found again though most were answered before theirs ended', () => {
		const waits = Array.from({ length: 10_000 }, () => {
			const [patienceMs, answeredMs] = [200_000 * exponential(random), 60_000 * exponential(random)]
			return { forMs: Math.min(patienceMs, answeredMs), gaveUp: patienceMs < answeredMs }
		})
		const patience = new Patience(waits)
		expect(Math.abs(meanOf(drawn(patience, 0)) / 200_000 - 1)).toBeLessThan(0.12)
		// Memory there is none, so who has waited long has as much left.
		expect(Math.abs(meanOf(drawn(patience, 90_000)) / 290_000 - 1)).toBeLessThan(0.12)
	})

	it('is longer than what is known of it', () => {
		const patience = new Patience([10, 20, 30, 40].map((forMs, i) => ({ forMs, gaveUp: i % 2 === 0 })))
		for (const it of drawn(patience, 20, 500)) expect(it).toBeGreaterThan(20)
		for (const it of drawn(patience, 90, 500)) expect(it).toBeGreaterThan(90)
	})

	it('counts the shares of Kaplan and Meier', () => {
		const patience = new Patience([{ forMs: 1, gaveUp: true }, { forMs: 2, gaveUp: false }, { forMs: 3, gaveUp: true }, {
			forMs: 4,
			gaveUp: false,
		}])
		const values = drawn(patience, 0)
		const share = (of: (it: number) => boolean) => values.filter(of).length / values.length
		expect(share((it) => it === 1)).toBeCloseTo(1 / 4, 1)
		expect(share((it) => it === 3)).toBeCloseTo(3 / 8, 1)
		expect(share((it) => it > 3)).toBeCloseTo(3 / 8, 1)
	})

	it('has no end where nobody was seen to give up', () => {
		expect(new Patience([{ forMs: 50, gaveUp: false }]).beyond(0, random)).toBe(Infinity)
		expect(new Patience([]).beyond(10, random)).toBe(Infinity)
	})
})
