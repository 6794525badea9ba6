import { describe, expect, it } from 'vitest'
import { agreement, checkErlang } from '../../../core/simulation/erlang-check.ts'
import type { ErlangModel } from '../../../core/simulation/erlang.ts'
import { ErlangStudy } from '../../../core/simulation/erlang-study.ts'

function check(model: Omit<ErlangModel, 'thresholdS'>, { arrivals = 6_000, seed = 1, answerMs = 0 } = {}) {
	const whole = { thresholdS: 20, ...model }
	const study = new ErlangStudy(whole, { seed, arrivals, answerMs })
	study.advance(arrivals)
	return checkErlang(whole, study)
}

function all(value: boolean) {
	return { asaS: value, pWait: value, serviceLevel: value, abandonment: value, occupancy: value }
}

describe('the distributor beside theory', { timeout: 30_000 }, () => {
	it.each([
		['one agent', { agents: 1, perHour: 8, ahtS: 300, patienceS: null }],
		['the eye clinic', { agents: 3, perHour: 6, ahtS: 1200, patienceS: null }],
		['customers who give up', { agents: 10, perHour: 180, ahtS: 180, patienceS: 120 }],
		['more work than agents', { agents: 12, perHour: 300, ahtS: 180, patienceS: 60 }],
	])('agrees for %s, within its own confidence', (_, model) => {
		const { simulated, theory, confidence } = check(model, { arrivals: 25_000 })
		for (const it of ['asaS', 'pWait', 'serviceLevel', 'abandonment', 'occupancy'] as const) {
			// 95 of 100 lie within one half-width, 99.8 of 100 within this.
			expect(Math.abs(simulated[it] - theory[it]), it).toBeLessThanOrEqual(1.6 * confidence[it] + 1e-9)
		}
	})

	it('says what lies within what is tolerated, and what does not', () => {
		const figures = { asaS: 100, pWait: 0.5, serviceLevel: 0.8, abandonment: 0, occupancy: 0.9 }
		expect(agreement({ ...figures, asaS: 102.9, pWait: 0.5049 }, figures)).toEqual({ ...all(true) })
		expect(agreement({ ...figures, asaS: 103.1, pWait: 0.5051 }, figures)).toEqual({ ...all(true), asaS: false, pWait: false })
		expect(agreement({ ...figures, asaS: 105.9 }, { ...figures, occupancy: 0.96 })).toMatchObject({ asaS: true, occupancy: false })
	})

	it('does not hide what theory knows nothing of: that it rings for a while', () => {
		const { simulated, theory, within } = check({ agents: 14, perHour: 200, ahtS: 180, patienceS: null }, { answerMs: 4_000 })
		expect(simulated.asaS - theory.asaS).toBeGreaterThan(3.5)
		expect(within).toMatchObject({ asaS: false, pWait: false })
	})

	it('gives the same for the same seed, and counts what was asked for', () => {
		const model = { agents: 3, perHour: 6, ahtS: 1200, patienceS: null }
		const [a, b, other] = [check(model, { arrivals: 2_000 }), check(model, { arrivals: 2_000 }), check(model, { arrivals: 2_000, seed: 2 })]
		expect(a).toEqual(b)
		expect(other.simulated.asaS).not.toBe(a.simulated.asaS)
		expect(a.arrivals).toBe(2_000)
	})

	it('knows its plain mean less well than the controlled one', () => {
		const { confidence, plainConfidence } = check({ agents: 14, perHour: 200, ahtS: 180, patienceS: null })
		expect(confidence.asaS).toBeLessThan(plainConfidence.asaS / 3)
	})
})
