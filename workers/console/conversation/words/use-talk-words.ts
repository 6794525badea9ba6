import type { Locale } from '../../i18n/locale.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { en, type TalkWords } from './en.ts'
import { zh } from './zh.ts'

export const TALK_WORDS: Readonly<Record<Locale, TalkWords>> = { en, zh }

/** Words about channels, in the language of the console. */
export function useTalkWords(): TalkWords {
	return TALK_WORDS[usePreferences().locale]
}
