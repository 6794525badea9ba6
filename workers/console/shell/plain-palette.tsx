import { useState } from 'react'
import { useMe } from '../api/me.ts'
import { usePage } from '../hooks/use-page.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { CommandPalette } from './command-palette.tsx'
import { pageCommands, settingCommands } from './page-commands.ts'
import type { Command } from './use-commands.ts'

/** The palette of pages that have no live session; `commands` are the page's own. */
export function PlainPalette({ commands = [] }: { commands?: readonly Command[] }) {
	const [isOpen, setOpen] = useState(false)
	const preferences = usePreferences()
	const me = useMe().data
	const page = usePage()
	useShortcuts({ '/': () => setOpen(true), 'mod+k': () => setOpen(true) })
	if (!isOpen) return null
	const all = [...commands, ...pageCommands(me, page, preferences), ...settingCommands(preferences)]
	return <CommandPalette commands={all} onClose={() => setOpen(false)} />
}
