import type { Me } from '../api/me.ts'
import { type PageName, PAGES, visit } from '../hooks/use-page.ts'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale.ts'
import { type PreferencesValue, THEMES } from '../i18n/preferences.tsx'
import { mayRoute } from './may-route.ts'
import { maySettings } from './may-settings.ts'
import type { Command } from './use-commands.ts'

const PAGE_NAMES = Object.keys(PAGES) as readonly PageName[]

/** The ways to the other pages. */
export function pageCommands(me: Me | null | undefined, page: PageName, { words }: PreferencesValue): readonly Command[] {
	if (!me) return []
	const other = page === 'desk' ? 'routing' : 'desk'
	return PAGE_NAMES.filter((it) => it !== page && (it !== 'routing' || mayRoute(me)) && (it !== 'settings' || maySettings(me))).map((
		it,
	) => ({
		id: it,
		name: words.palette.go(words.pages[it]),
		...(it === other && mayRoute(me) && { chord: 'g' }),
		run: () => visit(it),
	}))
}

/** Look and language: the same on every page. */
export function settingCommands({ words, change }: PreferencesValue): readonly Command[] {
	return [
		...THEMES.map((it) => ({ id: it, name: words.palette.theme(words.preferences[it]), run: () => change({ theme: it }) })),
		...LOCALES.map((it) => ({ id: it, name: words.palette.language(LOCALE_NAMES[it]), run: () => change({ locale: it }) })),
	]
}
