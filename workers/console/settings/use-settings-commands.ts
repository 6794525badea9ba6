import { useMemo } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import type { Command } from '../shell/use-commands.ts'
import type { Section } from './section.ts'
import { goSettings } from './use-settings-route.ts'

/** Every section, for the palette. */
export function useSettingsCommands(sections: readonly Section[]): readonly Command[] {
	const { words: { palette }, locale } = usePreferences()
	return useMemo(
		() => sections.map(({ id, title }) => ({ id: `section-${id}`, name: palette.go(title[locale]), run: () => goSettings(id) })),
		[sections, palette, locale],
	)
}
