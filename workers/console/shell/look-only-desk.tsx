import { useState } from 'react'
import { may, type Me } from '../api/me.ts'
import { useConfigDirectory } from '../api/directory.ts'
import { HistoryPane } from '../conversation/history-pane.tsx'
import { WatchPane } from '../conversation/watch-pane.tsx'
import { go, useRoute } from '../hooks/use-route.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { useWords } from '../i18n/preferences.tsx'
import { ActProvider } from '../line/act-provider.tsx'
import { focusLine } from '../line/focus-line.ts'
import { DirectoryContext } from '../live/directory-context.ts'
import { looksAfterLines } from '../state/line-sections.ts'
import { Empty } from '../ui/empty.tsx'
import { WhyAside } from '../why/why-aside.tsx'
import { LookOnlyRail } from './look-only-rail.tsx'
import { PlainPalette } from './plain-palette.tsx'
import { PlainToasts } from './plain-toasts.tsx'
import { SayProvider } from './say-context.tsx'
import { staffShortcuts } from './shortcut-rows.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { usePageKey } from './use-page-key.ts'
import './workspace.css'

/** The desk of staff without an agent: the conversations, to read; for who looks after lines as they happen, and the lines to act on. */
export function LookOnlyDesk({ me }: { me: Me }) {
	const directory = useConfigDirectory()
	usePageKey(me)
	return (
		<DirectoryContext value={directory}>
			<SayProvider>
				{may(me, 'conversations.override')
					? (
						<ActProvider>
							<Panes me={me} />
						</ActProvider>
					)
					: <Panes me={me} />}
				<PlainToasts />
			</SayProvider>
		</DirectoryContext>
	)
}

function Panes({ me }: { me: Me }) {
	const words = useWords()
	const { conversation, list } = useRoute()
	const [isHelp, setHelp] = useState(false)
	const all = looksAfterLines(me)
	const Pane = all ? WatchPane : HistoryPane
	const showLines = () => {
		go({ list: 'waiting', conversation })
		focusLine()
	}
	useShortcuts({ '?': () => setHelp(true), 'w': () => all ? showLines() : false })
	const commands = [
		{ id: 'lines', name: words.palette.go(words.line.label), chord: 'w', run: showLines },
		{ id: 'recent', name: words.palette.go(words.rail.recent), run: () => go({ list: 'recent', conversation }) },
		{ id: 'shortcuts', name: words.palette.shortcuts, chord: '?', run: () => setHelp(true) },
	]
	return (
		<>
			<div className='workspace' data-open={conversation !== null}>
				<LookOnlyRail me={me} list={all && list === 'waiting' ? 'waiting' : 'recent'} />
				<main className='workspace-main' id='conversation'>
					{conversation
						? <Pane key={conversation} me={me} conversation={conversation} />
						: (
							<Empty icon='inbox' title={words.conversation.pickTitle}>
								<h1 className='visually-hidden'>{words.conversation.label}</h1>
							</Empty>
						)}
				</main>
				{conversation && <WhyAside key={conversation} conversation={conversation} />}
			</div>
			<PlainPalette commands={commands.slice(all ? 0 : 1)} />
			{isHelp && <ShortcutsDialog rows={staffShortcuts(words)} onClose={() => setHelp(false)} />}
		</>
	)
}
