import { describe, expect, it } from 'vitest'
import { type Comparison, FIGURES, type Progress } from '../../../core/simulation/comparison.ts'
import { Scenario } from '../../../core/simulation/scenario.ts'
import { studyPolicies, studySteps } from '../../../core/simulation/study.ts'

const scenario = Scenario.parse({
	name: 'A desk',
	days: 1,
	queues: [{
		id: 'calls',
		wrapUpMs: 0,
		traffic: {
			perHour: 90,
			handling: { kind: 'exponential', meanS: 100 },
			patience: { kind: 'exponential', meanS: 120 },
			kinds: [{ share: 2, tier: 'gold' }, { share: 8, language: { en: 3, zh: 1 } }],
		},
	}],
	teams: [{ id: 'desk', count: 2, queues: [{ queue: 'calls' }] }, { id: 'wei', languages: { zh: 8, en: 5 }, queues: [{ queue: 'calls' }] }],
})

const gold = {
	queues: scenario.queues.map(({ traffic: _, ...it }) => ({
		...it,
		routing: { ...it.routing, score: { ...it.routing.score, tiers: { gold: 50 } } },
	})),
}

function study(policies: Parameters<typeof studyPolicies>[0]['policies'], seeds = [1, 2, 3]): Comparison {
	return studyPolicies({ load: { kind: 'scenario', scenario }, policies, seeds })
}

describe('a study of policies', { timeout: 30_000 }, () => {
	const comparison = study([{ name: 'plain', config: null }, { name: 'gold first', config: gold }, { name: 'plain again', config: null }])

	it('lets the same customers meet every policy', () => {
		const [plain, , again] = comparison.policies
		expect({ ...again, name: 'plain' }).toEqual(plain)
		for (const it of FIGURES) expect(comparison.differences[1]?.figures[it]).toEqual({ mean: 0, halfWidth: 0 })
		expect(new Set(comparison.policies.map((it) => it.counts.customers)).size).toBe(1)
	})

	it('gives each figure as a mean of its runs, and says how well it is known', () => {
		const alone = [1, 2, 3].map((seed) => study([{ name: 'plain', config: null }], [seed]).policies[0])
		const waits = alone.map((it) => it?.figures.waitMeanS.mean ?? NaN)
		const found = comparison.policies[0]?.figures.waitMeanS
		expect(found?.mean).toBeCloseTo(waits.reduce((sum, it) => sum + it, 0) / 3, 9)
		expect(found?.halfWidth).toBeGreaterThan((Math.max(...waits) - Math.min(...waits)) / 2)
		expect(alone[0]?.figures.waitMeanS.halfWidth).toBeNull()
	})

	it('knows a difference better than its two sides', () => {
		const [plain, first] = comparison.policies
		const width = comparison.differences[0]?.figures.waitMeanS.halfWidth ?? NaN
		expect(first?.figures.waitMeanS.mean).not.toBe(plain?.figures.waitMeanS.mean)
		expect(width).toBeLessThan((plain?.figures.waitMeanS.halfWidth ?? 0) / 3)
	})

	it('has everything that is drawn of it add up', () => {
		for (const { counts, plots, figures } of comparison.policies) {
			expect(plots.waits.reduce((sum, it) => sum + it.answered, 0)).toBeCloseTo(counts.answered, 6)
			expect(plots.waits.reduce((sum, it) => sum + it.gaveUp, 0)).toBeCloseTo(counts.gaveUp, 6)
			expect(plots.agents.reduce((sum, it) => sum + it.assignments, 0)).toBeCloseTo(counts.answered, 6)
			expect(plots.agents.map((it) => it.agent)).toEqual(['desk-1', 'desk-2', 'wei'])
			expect(plots.line).toHaveLength(96)
			expect(plots.waitQuantiles.find((it) => it.share === 0.9)?.waitS).toBeCloseTo(figures.waitP90S.mean, 6)
		}
	})

	it('says what was told to those who waited, and whether it came true', () => {
		const promise = comparison.policies[0]?.promise
		expect(promise?.told).toBeGreaterThan(500)
		expect(promise?.kept).toBeGreaterThan(0)
		expect(promise?.withinHalf).toBeLessThan(1)
	})

	it('is small, plain data', () => {
		expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison)
		expect(JSON.stringify(comparison).length).toBeLessThan(60_000)
	})

	it('says how far it is, in steps that only grow', () => {
		const told: Progress[] = []
		const load = { kind: 'scenario' as const, scenario }
		studyPolicies({ load, policies: [{ name: 'plain', config: null }], seeds: [1, 2], onProgress: (it) => void told.push(it) })
		expect(told.length).toBeGreaterThan(0)
		expect(told.map((it) => it.share)).toEqual(told.map((it) => it.share).sort((a, b) => a - b))
		expect(told.every((it) => it.share >= 0 && it.share <= 1 && it.policy === 'plain')).toBe(true)
		expect(studySteps({ load, policies: [{ name: 'plain', config: null }], seeds: [1] }).next().done).toBe(false)
	})
})
