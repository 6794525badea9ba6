import { durationText, languageText } from '../i18n/format.ts'
import { type Locale, LOCALE_TAGS, WORDS } from '../i18n/locale.ts'
import { en, type WhyVocabulary } from './words/en.ts'
import { zh } from './words/zh.ts'

export const WHY_WORDS: Readonly<Record<Locale, WhyVocabulary>> = { en, zh }

/** What ids are called. Unknown ones are called by their id. */
export interface WhyNames {
	readonly agent: (id: string) => string
	readonly queue: (id: string) => string
	readonly skill: (id: string) => string
}

/** All it takes to say something. */
export interface WhySpeech {
	readonly words: WhyVocabulary
	readonly names: WhyNames & { readonly language: (id: string) => string }
	/** A length of time. */
	readonly time: (ms: number) => string
	/** "Ana, Wei and Sam". */
	readonly list: (parts: readonly string[]) => string
}

export function speechOf(names: WhyNames, locale: Locale): WhySpeech {
	const tag = LOCALE_TAGS[locale]
	const list = new Intl.ListFormat(tag, { type: 'conjunction' })
	return {
		words: WHY_WORDS[locale],
		names: { ...names, language: (id) => languageText(id, tag) },
		time: (ms) => durationText(ms, WORDS[locale]),
		list: (parts) => list.format(parts),
	}
}
