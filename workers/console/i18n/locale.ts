import { en, type Words } from './en.ts'
import { enProblems, type ProblemWords, zhProblems } from './problems.ts'
import { zh } from './zh.ts'

export const LOCALES = ['en', 'zh'] as const
export type Locale = typeof LOCALES[number]

/** What each language calls itself. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' }
/** BCP 47, for the page and for `Intl`. */
export const LOCALE_TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' }

export const WORDS: Readonly<Record<Locale, Words>> = { en, zh }
export const PROBLEM_WORDS: Readonly<Record<Locale, ProblemWords>> = { en: enProblems, zh: zhProblems }

const PLAIN_TAG = /^[a-z]{2}(-[a-z]{4})?(-[a-z]{2})?$/i

/** For dates and times: the language shown, as the reader's own region writes it when the browser names one. */
export function tagFor(locale: Locale, languages: readonly string[]): string {
	return languages.find((it) => languageOf(it) === locale && PLAIN_TAG.test(it)) ?? LOCALE_TAGS[locale]
}

function languageOf(tag: string): string | undefined {
	return tag.toLowerCase().split('-')[0]
}

/** The first language of the list that we speak; English when none is. */
export function localeFor(languages: readonly string[]): Locale {
	for (const language of languages) {
		const found = LOCALES.find((it) => languageOf(language) === it)
		if (found) return found
	}
	return 'en'
}
