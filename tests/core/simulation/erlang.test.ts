import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erlang, erlangB, type ErlangModel, isStable } from '../../../core/simulation/erlang.ts'

function model(agents: number, perHour: number, ahtS: number, more: Partial<ErlangModel> = {}): ErlangModel {
	return { agents, perHour, ahtS, patienceS: null, thresholdS: 20, ...more }
}

const models = fc.record({
	agents: fc.integer({ min: 1, max: 120 }),
	ahtS: fc.integer({ min: 10, max: 1_000 }),
	occupancy: fc.double({ min: 0.2, max: 0.98, noNaN: true }),
	thresholdS: fc.integer({ min: 0, max: 300 }),
}).map(({ occupancy, ...rest }): ErlangModel => ({ ...rest, perHour: occupancy * rest.agents * 3600 / rest.ahtS, patienceS: null }))

describe('queueing theory', () => {
	it('knows the classic tables of Erlang B', () => {
		expect(erlangB(1, 1)).toBeCloseTo(1 / 2, 12)
		expect(erlangB(2, 1)).toBeCloseTo(1 / 5, 12)
		expect(erlangB(10, 5)).toBeCloseTo(0.018385, 6)
	})

	it.each([
		{ of: 'the eye clinic', model: model(3, 6, 1200), pWait: 4 / 9, asaS: 1600 / 3, serviceLevel: 0.5629, abandonment: 0 },
		{ of: '100 calls in half an hour', model: model(14, 200, 180), pWait: 0.17413, asaS: 7.836, serviceLevel: 0.88835, abandonment: 0 },
		{
			of: '360 calls in half an hour',
			model: model(55, 720, 240, { thresholdS: 15 }),
			pWait: 0.2387,
			asaS: 8.184,
			serviceLevel: 0.84588,
			abandonment: 0,
		},
		{ of: '48 calls a minute', model: model(50, 2880, 60), pWait: 0.69446, asaS: 20.834, serviceLevel: 0.64345, abandonment: 0 },
		{
			of: 'the same with patience',
			model: model(50, 2880, 60, { patienceS: 120 }),
			pWait: 0.46777,
			asaS: 3.709,
			serviceLevel: 0.94302,
			abandonment: 0.03091,
		},
		{
			of: 'an overload',
			model: model(100, 6600, 60, { patienceS: 60 }),
			pWait: 0.84172,
			asaS: 5.951,
			serviceLevel: 0.89249,
			abandonment: 0.09919,
		},
		{ of: 'a large desk', model: model(100, 1350, 240), pWait: 0.21694, asaS: 5.207, serviceLevel: 0.90572, abandonment: 0 },
		{
			of: 'a chat desk',
			model: model(30, 150, 600, { patienceS: 180 }),
			pWait: 0.1409,
			asaS: 5.231,
			serviceLevel: 0.90018,
			abandonment: 0.02906,
		},
	])('gives the published figures of $of', ({ model, of: _, ...published }) => {
		const theory = erlang(model)
		expect(theory.pWait).toBeCloseTo(published.pWait, 4)
		expect(theory.asaS).toBeCloseTo(published.asaS, 2)
		expect(theory.serviceLevel).toBeCloseTo(published.serviceLevel, 4)
		expect(theory.abandonment).toBeCloseTo(published.abandonment, 4)
	})

	it('makes a queue of as patient customers as service is long one without limits', () => {
		const theory = erlang(model(100, 6600, 60, { patienceS: 60 }))
		let [term, below] = [Math.exp(-110), 0]
		for (let k = 0; k < 100; k++) {
			below += term
			term *= 110 / (k + 1)
		}
		expect(theory.pWait).toBeCloseTo(1 - below, 10)
	})

	it('lets customers with endless patience never give up', () => {
		fc.assert(fc.property(models, (model) => {
			const [patient, endless] = [erlang({ ...model, patienceS: 1e10 }), erlang(model)]
			expect(patient.pWait).toBeCloseTo(endless.pWait, 4)
			expect(patient.serviceLevel).toBeCloseTo(endless.serviceLevel, 4)
			expect(patient.abandonment).toBeLessThan(1e-5)
		}))
	})

	it('serves at once who need not wait, and in the end all who do not give up', () => {
		fc.assert(
			fc.property(models, fc.integer({ min: 5, max: 2_000 }), fc.double({ min: 0.5, max: 2, noNaN: true }), (model, patienceS, more) => {
				const busy = { ...model, perHour: model.perHour * more, patienceS }
				const [atOnce, atLast] = [erlang({ ...busy, thresholdS: 0 }), erlang({ ...busy, thresholdS: 1e6 })]
				expect(atOnce.serviceLevel).toBeCloseTo(1 - atOnce.pWait, 9)
				expect(atLast.serviceLevel).toBeCloseTo(1 - atLast.abandonment, 9)
				expect(atLast.occupancy * model.agents).toBeCloseTo(busy.perHour * (1 - atLast.abandonment) * model.ahtS / 3600, 6)
			}),
		)
	})

	it('knows when a line would grow for ever', () => {
		expect(isStable(model(10, 600, 60))).toBe(false)
		expect(isStable(model(10, 599, 60))).toBe(true)
		expect(isStable(model(10, 6000, 60, { patienceS: 30 }))).toBe(true)
	})
})
