import { usePreferences } from '../../i18n/preferences.tsx'
import type { Locale } from '../../i18n/locale.ts'
import { en, type RoutingWords } from './en.ts'
import { zh } from './zh.ts'

export const ROUTING_WORDS: Readonly<Record<Locale, RoutingWords>> = { en, zh }

/** The page's own words, in the language of the console. */
export function useRoutingWords(): RoutingWords {
	return ROUTING_WORDS[usePreferences().locale]
}
