import { describe, expect, it } from 'vitest'
import { shop, wrongPaths, wrongs } from './refused.ts'

const step = (requires: object, forMs = 1_000) => ({ requires, forMs })
const visa = (min: number, max?: number) => ({ skill: 'visa', min, ...max && { max } })
const gold = { tier: ['gold'] }

describe('steps', () => {
	it('may widen in any way', () => {
		const steps = [
			step({ all: [visa(8), { language: 'zh', min: 8 }] }),
			step(visa(8)),
			step({ any: [visa(5), { agents: ['wei'] }] }),
			step({ not: { agents: ['ana'] } }),
			step({ all: [] }),
		]
		expect(wrongs(shop({ steps }))).toEqual([])
	})

	it('are each held against all before them together', () => {
		const steps = [step(visa(8)), step(visa(3, 7)), step(visa(5)), step({ all: [] }), step({ language: 'zh' })]
		expect(wrongPaths(shop({ steps }))).toEqual(['queues.0.routing.steps.2.requires', 'queues.0.routing.steps.4.requires'])
	})

	it('are held against what is never relaxed: what differs only in who may never serve is no different', () => {
		const steps = [step({ language: 'zh' }), step({ any: [{ language: 'zh' }, { agents: ['ana'] }] })]
		expect(wrongPaths(shop({ requires: { not: { agents: ['ana'] } }, steps }))).toEqual(['queues.0.routing.steps.1.requires'])
		expect(wrongPaths(shop({ steps }))).toEqual([])
	})

	it('are not blamed for what is wrong with what they stand beside', () => {
		const requires = { all: [visa(5), { not: { skill: 'visa' } }] }
		expect(wrongPaths(shop({ requires, steps: [step(visa(6)), step(visa(7))] }))).toEqual(['queues.0.routing.requires'])
	})

	it('are refused where a rule that always holds decides instead', () => {
		const rules = [{ name: 'all', when: {}, steps: [step(visa(3))] }]
		expect(wrongPaths(shop({ rules, steps: [step(visa(6))] }))).toEqual(['queues.0.routing.steps'])
		expect(wrongPaths(shop({ rules }))).toEqual([])
	})
})

describe('rules', () => {
	it('may name what only one kind of customer needs', () => {
		const rules = [
			{ name: 'vip', when: gold, requires: { agents: ['ana'] }, steps: [] },
			{ name: 'others', when: { tier: ['silver'] }, requires: { agents: ['wei'] }, steps: [step(visa(4))] },
			{ name: 'soon', when: { departsWithinMs: 1_000 }, priority: 5 },
			{ name: 'slow', when: {}, targetMs: 600_000 },
		]
		expect(wrongs(shop({ rules }))).toEqual([])
	})

	it('are refused when they ask the opposite of a rule that holds whenever they do', () => {
		const rules = [
			{ name: 'vip in Chinese', when: { ...gold, language: ['zh'] }, requires: { agents: ['wei'] } },
			{ name: 'vip', when: gold, requires: { agents: ['ana'] } },
		]
		expect(wrongPaths(shop({ rules }))).toEqual(['queues.0.routing.rules.0.requires'])
		expect(wrongs(shop({ rules }))[0]).toContain('"vip"')
		const others = [rules[0], { ...rules[1], when: { tier: ['silver'] } }]
		expect(wrongs(shop({ rules: others }))).toEqual([])
	})

	it('of one condition are blamed once, the later one', () => {
		const rules = [
			{ name: 'one', when: gold, requires: { agents: ['ana'] } },
			{ name: 'two', when: gold, requires: { agents: ['wei'] } },
		]
		expect(wrongPaths(shop({ rules }))).toEqual(['queues.0.routing.rules.1.requires'])
	})

	it('are blamed at their condition when two others contradict each other wherever they hold', () => {
		const rules = [
			{ name: 'gold', when: gold, requires: { agents: ['ana'] } },
			{ name: 'zh', when: { language: ['zh'] }, requires: { agents: ['wei'] } },
			{ name: 'both', when: { ...gold, language: ['zh'] }, priority: 1 },
		]
		expect(wrongPaths(shop({ rules }))).toEqual(['queues.0.routing.rules.2.when'])
	})

	it('are held against the language that is asked of everybody', () => {
		const rules = [{ name: 'zh', when: { language: ['zh'] }, requires: { not: { language: 'zh', min: 3 } } }]
		expect(wrongPaths(shop({ rules, languageMin: 5 }))).toEqual(['queues.0.routing.rules.0.requires'])
		expect(wrongPaths(shop({ rules, languageMin: 2 }))).toEqual([])
		expect(wrongPaths(shop({ rules }))).toEqual([])
	})

	it('never decide behind one that holds whenever they do, and do when it asks more', () => {
		const steps = [step(visa(4))]
		const rules = [{ name: 'gold', when: gold, steps }, { name: 'gold and zh', when: { ...gold, language: ['zh'] }, steps, priority: 3 }]
		expect(wrongPaths(shop({ rules }))).toEqual(['queues.0.routing.rules.1.steps'])
		expect(wrongs(shop({ rules: rules.toReversed() }))).toEqual([])
	})

	describe('with no steps of their own', () => {
		const low = { name: 'low', when: gold, requires: { skill: 'visa', max: 3 } }
		const steps = [step(visa(8)), step(visa(5))]

		it("are refused when they shut every one of the queue's", () => {
			expect(wrongs(shop({ rules: [low], steps }))).toEqual([
				"queues.0.routing.rules.0.requires: Nobody who meets this can meet any of the queue's steps; widen it, or give the rule steps of its own",
			])
		})

		it('may leave one of them open, or have steps after all', () => {
			expect(wrongs(shop({ rules: [low], steps: [...steps, step(visa(2))] }))).toEqual([])
			expect(wrongs(shop({ rules: [{ ...low, steps: [] }], steps }))).toEqual([])
			expect(wrongs(shop({ rules: [{ ...low, steps: [step(visa(2))] }], steps }))).toEqual([])
		})

		it('are not held against steps that another rule decides by', () => {
			const preference = { name: 'the rest', when: {}, steps: [step({ not: { skill: 'visa' } })] }
			expect(wrongs(shop({ rules: [{ name: 'visa', when: gold, requires: visa(3) }, preference] }))).toEqual([])
			const decides = { name: 'decides', when: gold, steps: [step(visa(1))] }
			expect(wrongs(shop({ rules: [decides, { ...low, when: { ...gold, language: ['zh'] } }], steps }))).toEqual([])
		})

		it('are held against them also when other rules decide for some of their people', () => {
			const others = [
				{ name: 'zh', when: { language: ['zh'] }, steps: [step(visa(1))] },
				{ name: 'soon', when: { ...gold, departsWithinMs: 1_000 }, steps: [] },
			]
			expect(wrongPaths(shop({ rules: [...others, low], steps }))).toEqual(['queues.0.routing.rules.2.requires'])
			const all = ['gold', 'silver'].map((it) => ({ name: it, when: { tier: [it] }, steps: [step(visa(1))] }))
			expect(wrongs(shop({ rules: [...all, { ...low, when: { tier: ['gold', 'silver'] } }], steps }))).toEqual([])
		})

		it('are blamed once: at the steps when they always hold', () => {
			const rules = [{ ...low, when: {} }]
			expect(wrongPaths(shop({ rules, steps: [step(visa(8))] }))).toEqual(['queues.0.routing.steps.0.requires'])
		})
	})

	it('do nothing with a priority of none', () => {
		expect(wrongPaths(shop({ rules: [{ name: 'idle', when: gold, priority: 0 }] }))).toEqual(['queues.0.routing.rules.0'])
	})
})

it('says in words what contradicts itself', () => {
	expect(wrongs(shop({ requires: { all: [visa(5), visa(1, 3)] } }))).toEqual([
		'queues.0.routing.requires: Nobody can ever meet this: no level of skill "visa" fits all of it; widen one of the parts or take it out',
	])
})
