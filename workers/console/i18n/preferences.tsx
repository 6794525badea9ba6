import { I18nProvider } from 'react-aria-components'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { keep, kept } from '../live/keep.ts'
import type { Words } from './en.ts'
import { type Locale, LOCALE_TAGS, localeFor, LOCALES, PROBLEM_WORDS, tagFor, WORDS } from './locale.ts'
import type { ProblemWords } from './problems.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = typeof THEMES[number]

export interface Preferences {
	readonly locale: Locale
	readonly theme: Theme
	/** Whether an offer may make a sound. */
	readonly sound: boolean
}

export interface PreferencesValue extends Preferences {
	readonly change: (part: Partial<Preferences>) => void
	readonly words: Words
	readonly problemWords: ProblemWords
	/** BCP 47 of the language shown, with the reader's region: how dates and times are written. */
	readonly tag: string
}

const Context = createContext<PreferencesValue | null>(null)

export function usePreferences(): PreferencesValue {
	const value = useContext(Context)
	if (!value) throw new Error('usePreferences outside of its provider')
	return value
}

export function useWords(): Words {
	return usePreferences().words
}

function initial(): Preferences {
	const before = (kept('preferences') ?? {}) as Partial<Preferences>
	return {
		locale: LOCALES.find((it) => it === before.locale) ?? localeFor(navigator.languages),
		theme: THEMES.find((it) => it === before.theme) ?? 'system',
		sound: before.sound === true,
	}
}

/** Language, theme and sound: kept, and put on the page itself. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
	const [preferences, set] = useState(initial)
	const { locale, theme } = preferences
	useEffect(() => {
		document.documentElement.lang = LOCALE_TAGS[locale]
		document.documentElement.dataset.theme = theme
	}, [locale, theme])
	const value = useMemo((): PreferencesValue => ({
		...preferences,
		change: (part) =>
			set((before) => {
				const after = { ...before, ...part }
				keep('preferences', after)
				return after
			}),
		words: WORDS[locale],
		problemWords: PROBLEM_WORDS[locale],
		tag: tagFor(locale, navigator.languages),
	}), [preferences, locale])
	return (
		<Context value={value}>
			<I18nProvider locale={LOCALE_TAGS[locale]}>{children}</I18nProvider>
		</Context>
	)
}
