import type { DecisionRow } from '../../../core/routing/why.ts'
import type { Locale } from '../i18n/locale.ts'
import { actText } from './act-text.ts'
import { type FactText, factTexts } from './fact-texts.ts'
import { aheadText, otherTexts } from './other-texts.ts'
import { reasonTexts } from './reason-texts.ts'
import { speechOf, type WhyNames } from './speech.ts'

/** A decision as a colleague would explain it. */
export interface WhyText {
	/** What happened. */
	readonly title: string
	/** Why, who else was in question, and who stood before it: a sentence each. */
	readonly sentences: readonly string[]
	readonly facts: readonly FactText[]
}

export function whyWords(row: DecisionRow, names: WhyNames, locale: Locale): WhyText {
	const speech = speechOf(names, locale)
	const ahead = aheadText(row, speech)
	const sentences = [...reasonTexts(row, speech), ...otherTexts(row, speech), ...ahead ? [ahead] : []]
	return { title: set(actText(row, speech), locale), sentences: sentences.map((it) => set(it, locale)), facts: factTexts(row, speech) }
}

/** Chinese sets a space between itself and another script, and none within itself. */
function set(text: string, locale: Locale): string {
	return locale === 'zh' ? text.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') : text
}
