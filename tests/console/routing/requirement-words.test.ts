import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import type { Requirement } from '../../../core/routing/requirement.ts'
import { conditionText, effectTexts } from '../../../workers/console/routing/words/condition-words.ts'
import { en } from '../../../workers/console/routing/words/en.ts'
import { namesOf } from '../../../workers/console/routing/words/names.ts'
import { requirementChips, requirementText } from '../../../workers/console/routing/words/requirement-words.ts'
import { zh } from '../../../workers/console/routing/words/zh.ts'

const speech = { words: en, names: namesOf(demoConfig, 'en') }
const text = (requirement: Requirement) => requirementText(requirement, speech)

describe('a requirement in words', () => {
	it('asks nothing of anybody', () => {
		expect(text({ all: [] })).toBe('Anybody')
		expect(requirementChips({ all: [] }, speech)).toEqual([])
	})

	it('names skills, languages and agents as people call them', () => {
		expect(text({ skill: 'visa' })).toBe('Visa')
		expect(text({ skill: 'visa', min: 5 })).toBe('Visa ≥ 5')
		expect(text({ skill: 'visa', max: 4 })).toBe('Visa ≤ 4')
		expect(text({ skill: 'visa', min: 2, max: 4 })).toBe('Visa 2–4')
		expect(text({ skill: 'visa', min: 2, max: 10 })).toBe('Visa ≥ 2')
		expect(text({ language: 'zh', min: 3 })).toBe('speaks Chinese ≥ 3')
		expect(text({ agents: ['ana', 'nobody'] })).toBe('Ana Flores or nobody')
	})

	it('puts what belongs together in brackets, and nothing else', () => {
		const either: Requirement = { any: [{ skill: 'visa', min: 5 }, { language: 'zh' }] }
		expect(text(either)).toBe('Visa ≥ 5 or speaks Chinese')
		expect(text({ all: [{ skill: 'hotels' }, either] })).toBe('Hotels and (Visa ≥ 5 or speaks Chinese)')
		expect(text({ not: either })).toBe('not (Visa ≥ 5 or speaks Chinese)')
		expect(text({ not: { skill: 'hotels' } })).toBe('not Hotels')
		expect(text({ all: [{ all: [{ skill: 'hotels' }] }] })).toBe('Hotels')
	})

	it('comes as a chip for each part that must be met', () => {
		const all: Requirement = { all: [{ skill: 'hotels' }, { all: [{ language: 'en' }, { not: { agents: ['sam'] } }] }] }
		expect(requirementChips(all, speech)).toEqual(['Hotels', 'speaks English', 'not Sam Okafor'])
		expect(requirementChips({ any: [{ skill: 'hotels' }, { skill: 'visa' }] }, speech)).toEqual(['Hotels or Visa'])
	})

	it('speaks Chinese too', () => {
		const chinese = { words: zh, names: namesOf(demoConfig, 'zh-CN') }
		expect(requirementText({ all: [{ skill: 'visa', min: 5 }, { language: 'zh' }] }, chinese)).toBe('Visa 5 级以上，且会说中文')
	})
})

describe('a rule in words', () => {
	it('says when it holds', () => {
		expect(conditionText({}, speech)).toBe('Always')
		expect(conditionText({ tier: ['gold', 'silver'], departsWithinMs: 7_200_000 }, speech)).toBe(
			'When the tier is gold or silver and it departs within 2 h',
		)
	})

	it('says what it does', () => {
		const steps = [{ requires: { skill: 'visa', min: 5 }, forMs: 90_000 }]
		expect(effectTexts({ name: 'A', when: {}, priority: 2, targetMs: 30_000, steps }, speech)).toEqual([
			'2 points of priority',
			'answer within 30 s',
			'for 1 min 30 s: Visa ≥ 5',
		])
		expect(effectTexts({ name: 'A', when: {} }, speech)).toEqual(['changes nothing yet'])
	})
})
