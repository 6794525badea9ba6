import { describe, expect, it } from 'vitest'
import { SELECTORS } from '../../../core/routing/policy.ts'
import { whyText } from '../../../workers/console/context/why-text.ts'
import { LOCALES, WORDS } from '../../../workers/console/i18n/locale.ts'

describe('why this agent', () => {
	it('is said in words for every selector and everything done by hand', () => {
		for (const locale of LOCALES) {
			const texts = [...SELECTORS, 'named', 'sticky', 'pulled', 'assigned'].map((it) => whyText(it, WORDS[locale]))
			expect(new Set(texts).size).toBe(texts.length)
			for (const it of texts) expect(it).not.toMatch(/Rule|规则/)
		}
	})

	it('names a rule that this console does not know yet', () => {
		expect(whyText('by-moonlight', WORDS.en)).toBe('Rule: by-moonlight')
		expect(whyText('other', WORDS.en)).toBe('Rule: other')
	})
})
