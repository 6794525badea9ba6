import type { Me } from '../api/me.ts'
import { type PageName, visit } from '../hooks/use-page.ts'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale.ts'
import { type PreferencesValue, THEMES } from '../i18n/preferences.tsx'
import { mayRoute } from './may-route.ts'
import type { Command } from './use-commands.ts'

/** The way to the other page. */
export function pageCommands(me: Me | null | undefined, page: PageName, { words }: PreferencesValue): readonly Command[] {
	if (!me || !mayRoute(me)) return []
	const to = page === 'desk' ? 'routing' : 'desk'
	return [{ id: to, name: words.palette.go(words.pages[to]), chord: 'g', run: () => visit(to) }]
}

/** Look and language: the same on every page. */
export function settingCommands({ words, change }: PreferencesValue): readonly Command[] {
	return [
		...THEMES.map((it) => ({ id: it, name: words.palette.theme(words.preferences[it]), run: () => change({ theme: it }) })),
		...LOCALES.map((it) => ({ id: it, name: words.palette.language(LOCALE_NAMES[it]), run: () => change({ locale: it }) })),
	]
}
