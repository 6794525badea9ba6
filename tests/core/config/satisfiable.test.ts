import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradictionIn, covers } from '../../../core/config/satisfiable.ts'
import { type Abilities, meets, type Requirement } from '../../../core/routing/requirement.ts'

const visa = (min?: number, max?: number): Requirement => ({ skill: 'visa', min, max })
const not = (it: Requirement): Requirement => ({ not: it })

describe('what nobody can meet', () => {
	it.each<[string, Requirement]>([
		['a level and not the skill', { all: [visa(5), not(visa())] }],
		['two ranges apart', { all: [visa(1, 3), visa(5, 9)] }],
		['two agents at once', { all: [{ agents: ['ana'] }, { agents: ['wei'] }] }],
		['not anybody', not({ all: [] })],
		['a language and not the language', { all: [{ language: 'zh', min: 3 }, not({ language: 'zh' })] }],
		['alternatives that are all excluded', {
			all: [{ any: [visa(8), { agents: ['ana'] }] }, not(visa(2)), not({ agents: ['ana', 'wei'] })],
		}],
		['the opposite of what always holds', not({ any: [visa(3), not(visa(3))] })],
		['deep inside', { all: [{ all: [{ any: [{ all: [visa(5), not(visa(5))] }, { all: [visa(6), visa(1, 2)] }] }] }] }],
	])('is found: %s', (_, requirement) => {
		expect(contradictionIn([requirement])).not.toBeNull()
	})

	it('names what contradicts itself, where it is one thing', () => {
		expect(contradictionIn([visa(5), visa(1, 3)])).toEqual({ of: 'level of skill "visa"' })
		expect(contradictionIn([{ agents: ['ana'] }, { agents: ['wei'] }])).toEqual({ of: 'agent' })
		expect(contradictionIn([{ any: [visa(5), { agents: ['ana'] }] }, not(visa(5)), not({ agents: ['ana'] })])).toEqual({ of: null })
	})

	it.each<[string, Requirement]>([
		['nothing at all', { all: [] }],
		['a skill one need not have', not(visa())],
		['ranges that touch', { all: [visa(1, 5), visa(5, 9)] }],
		['one of two lists of agents', { all: [{ agents: ['ana', 'wei'] }, { agents: ['wei', 'sam'] }] }],
		['nobody who is named', { all: [not({ agents: ['ana'] }), not({ agents: ['wei'] })] }],
		['one dead end of two', { any: [{ all: [visa(5), not(visa())] }, { skill: 'hotels' }] }],
	])('is not seen where there is none: %s', (_, requirement) => {
		expect(contradictionIn([requirement])).toBeNull()
	})

	it('stays silent about what it would take too long to prove', () => {
		const pigeons = Array.from({ length: 12 }, (_, pigeon) => pigeon)
		const holes = Array.from({ length: 11 }, (_, hole) => hole)
		const inHole = (pigeon: number, hole: number): Requirement => ({ skill: `p${pigeon}-${hole}` })
		const crowded: Requirement[] = [
			...pigeons.map((it): Requirement => ({ any: holes.map((hole) => inHole(it, hole)) })),
			...holes.flatMap((hole) =>
				pigeons.flatMap((a) => pigeons.filter((b) => b > a).map((b): Requirement => not({ all: [inHole(a, hole), inHole(b, hole)] })))
			),
		]
		expect(contradictionIn(crowded)).toBeNull()
	})
})

describe('what lets in nobody new', () => {
	it('is found by ranges, alternatives and names', () => {
		expect(covers({ given: [visa(6)], by: [visa(5)] })).toBe(true)
		expect(covers({ given: [{ any: [visa(6), visa(8)] }], by: [visa(7), visa(5, 6)] })).toBe(true)
		expect(covers({ given: [{ agents: ['ana'] }], by: [{ agents: ['ana', 'wei'] }] })).toBe(true)
		expect(covers({ given: [{ all: [visa(6), { language: 'zh' }] }], by: [{ language: 'zh' }] })).toBe(true)
		expect(covers({ given: [visa(3)], by: [{ all: [] }] })).toBe(true)
		expect(covers({ given: [not(visa(1, 4)), visa()], by: [visa(5)] })).toBe(true)
	})

	it('is not seen where one more comes in', () => {
		expect(covers({ given: [visa(5)], by: [visa(6)] })).toBe(false)
		expect(covers({ given: [visa(5)], by: [visa(5, 9)] })).toBe(false)
		expect(covers({ given: [{ any: [visa(6), { language: 'zh' }] }], by: [visa(6)] })).toBe(false)
		expect(covers({ given: [{ all: [] }], by: [{ any: [visa(), { language: 'zh' }] }] })).toBe(false)
	})
})

const leaf: fc.Arbitrary<Requirement> = fc.oneof(
	fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }))
		.map(([skill, one, other]) => ({ skill, min: Math.min(one, other), max: Math.max(one, other) })),
	fc.integer({ min: 1, max: 10 }).map((min) => ({ language: 'zh', min })),
	fc.subarray(['ana', 'wei'], { minLength: 1 }).map((agents) => ({ agents })),
)
const requirement = fc.letrec<{ it: Requirement }>((tie) => ({
	it: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		leaf,
		fc.array(tie('it'), { maxLength: 3 }).map((all) => ({ all })),
		fc.array(tie('it'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
		tie('it').map((it) => ({ not: it })),
	),
})).it

/** Everybody there could be, as far as such requirements can tell people apart. */
const LEVELS = Array.from({ length: 11 }, (_, level) => level)
const people: Abilities[] = LEVELS.flatMap((a) =>
	LEVELS.flatMap((b) =>
		LEVELS.flatMap((zh) =>
			['ana', 'wei', 'kim'].map((agent) => ({
				agent,
				skills: { ...a && { a }, ...b && { b } },
				languages: { ...zh && { zh } },
			}))
		)
	)
)

it('says that nobody can meet requirements exactly when nobody can', () => {
	fc.assert(fc.property(fc.array(requirement, { minLength: 1, maxLength: 3 }), (all) => {
		const somebody = people.some((it) => meets(it, { all }))
		expect(contradictionIn(all) === null).toBe(somebody)
	}))
})

it('says that nobody new is let in exactly when nobody is', () => {
	fc.assert(fc.property(fc.array(requirement, { minLength: 1, maxLength: 2 }), fc.array(requirement, { maxLength: 2 }), (given, by) => {
		const newcomer = people.some((it) => meets(it, { all: given }) && !by.some((one) => meets(it, one)))
		expect(covers({ given, by })).toBe(!newcomer)
	}))
})
