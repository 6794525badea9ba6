import { usePreferences } from '../../i18n/preferences.tsx'
import { accountEn, type AccountWords } from './en.ts'
import { accountZh } from './zh.ts'

const WORDS = { en: accountEn, zh: accountZh } as const satisfies Record<string, AccountWords>

export function useAccountWords(): AccountWords {
	return WORDS[usePreferences().locale]
}
