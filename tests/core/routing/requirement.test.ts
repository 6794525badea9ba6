import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Abilities, ANYBODY, levelFor, meets, Requirement, skillsIn, unmet } from '../../../core/routing/requirement.ts'

const ana: Abilities = { agent: 'ana', skills: { refunds: 3, flights: 5 }, languages: { en: 10, es: 7 } }

const leaf: fc.Arbitrary<Requirement> = fc.oneof(
	fc.record({ skill: fc.constantFrom('refunds', 'flights', 'visas'), min: fc.integer({ min: 1, max: 10 }) }),
	fc.record({ language: fc.constantFrom('en', 'zh') }),
	fc.record({ agents: fc.constantFrom(['ana'], ['wei']) }),
)
const { requirement } = fc.letrec<{ requirement: Requirement }>((tie) => ({
	requirement: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.record({ all: fc.array(tie('requirement'), { maxLength: 3 }) }),
		fc.record({ any: fc.array(tie('requirement'), { minLength: 1, maxLength: 3 }) }),
		fc.record({ not: tie('requirement') }),
	),
}))

describe('R7 a requirement', () => {
	it.each<[Requirement, boolean]>([
		[ANYBODY, true],
		[{ skill: 'refunds', min: 3 }, true],
		[{ skill: 'refunds', min: 4 }, false],
		[{ skill: 'flights', max: 4 }, false],
		[{ skill: 'visas' }, false],
		[{ language: 'es', min: 5 }, true],
		[{ agents: ['wei'] }, false],
		[{ not: { agents: ['wei'] } }, true],
		[{ all: [{ skill: 'refunds' }, { any: [{ language: 'zh' }, { language: 'es' }] }] }, true],
	])('%j is met by Ana: %s', (requirement, met) => {
		expect(meets(ana, Requirement.parse(requirement))).toBe(met)
	})

	it('names the part that is not met', () => {
		expect(unmet(ana, { all: [{ skill: 'refunds' }, { all: [{ skill: 'visas' }] }] })).toEqual({ skill: 'visas' })
		expect(unmet(ana, { any: [{ skill: 'visas' }, { language: 'zh' }] })).toEqual({ any: [{ skill: 'visas' }, { language: 'zh' }] })
	})

	it('is either met or has a part that is not', () => {
		fc.assert(fc.property(requirement, (it) => meets(ana, it) === (unmet(ana, it) === null)))
	})

	it('obeys the laws of and, or and not', () => {
		fc.assert(fc.property(requirement, requirement, (a, b) => {
			expect(meets(ana, { not: { all: [a, b] } })).toBe(meets(ana, { any: [{ not: a }, { not: b }] }))
			expect(meets(ana, { not: { not: a } })).toBe(meets(ana, a))
		}))
	})

	it('knows its skills and how good somebody is at them', () => {
		const asked: Requirement = { all: [{ skill: 'refunds' }, { any: [{ skill: 'flights' }, { language: 'es' }] }] }
		expect(skillsIn(asked)).toEqual(['refunds', 'flights'])
		expect(levelFor(ana, asked)).toBe(10)
	})

	it('that nobody could meet is refused with its path', () => {
		const refused = Requirement.safeParse({ skill: 'refunds', min: 5, max: 2 })
		expect(refused.success).toBe(false)
	})
})
