import type { Locale } from '../../i18n/locale.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { en, type SettingsWords } from './en.ts'
import { zh } from './zh.ts'

export const SETTINGS_WORDS: Readonly<Record<Locale, SettingsWords>> = { en, zh }

/** The settings' own words, in the language of the console. */
export function useSettingsWords(): SettingsWords {
	return SETTINGS_WORDS[usePreferences().locale]
}
