import { useMemo } from 'react'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { useWords } from '../i18n/preferences.tsx'
import type { Command } from '../shell/use-commands.ts'
import { type RoutingRoute, TABS } from './state/routing-route.ts'
import { goRouting } from './use-routing-route.ts'
import { useRoutingWords } from './words/use-routing-words.ts'

/** Every queue and every view of the open one, for the palette. */
export function useRoutingCommands({ queues }: WorkspaceConfig, { queue, tab }: RoutingRoute): readonly Command[] {
	const { palette } = useWords()
	const { page } = useRoutingWords()
	return useMemo(() => [
		...(queue === null
			? []
			: TABS.map((it) => ({ id: `tab-${it}`, name: palette.go(page[it]), run: () => goRouting({ queue, tab: it }) }))),
		...queues.map(({ id, name }) => ({ id: `queue-${id}`, name: palette.go(name), run: () => goRouting({ queue: id, tab }) })),
	], [queues, queue, tab, palette, page])
}
