import { usePreferences } from '../../../i18n/preferences.tsx'
import { peopleEn, type PeopleWords } from './en.ts'
import { peopleZh } from './zh.ts'

const WORDS = { en: peopleEn, zh: peopleZh } as const satisfies Record<string, PeopleWords>

export function usePeopleWords(): PeopleWords {
	return WORDS[usePreferences().locale]
}
