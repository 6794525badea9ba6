import type { Me } from '../api/me.ts'
import { useConfigDirectory } from '../api/directory.ts'
import { HistoryPane } from '../conversation/history-pane.tsx'
import { WatchPane } from '../conversation/watch-pane.tsx'
import { useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { DirectoryContext } from '../live/directory-context.ts'
import { RailFoot } from '../rail/rail-foot.tsx'
import { RecentList } from '../rail/recent-list.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { PlainPalette } from './plain-palette.tsx'
import { usePageKey } from './use-page-key.ts'
import './workspace.css'

/** The desk of staff without an agent: the conversations, to read; for supervisors and administrators as they happen. */
export function LookOnlyDesk({ me }: { me: Me }) {
	const { conversation } = useRoute()
	const { lookOnly, rail, conversation: words } = useWords()
	const Pane = me.role === 'agent' ? HistoryPane : WatchPane
	const directory = useConfigDirectory()
	usePageKey(me)
	return (
		<DirectoryContext value={directory}>
			<div className='workspace' data-open={conversation !== null}>
				<nav className='rail' aria-label={rail.label}>
					<div className='look-only' role='note'>
						<Icon name='info' />
						<div>
							<p className='look-only-title'>{lookOnly.title}</p>
							<p>{lookOnly.text}</p>
						</div>
					</div>
					<RecentList isAgent={false} />
					<RailFoot me={me} />
				</nav>
				<main className='workspace-main' id='conversation'>
					{conversation ? <Pane key={conversation} me={me} conversation={conversation} /> : (
						<Empty icon='inbox' title={words.pickTitle}>
							<h1 className='visually-hidden'>{words.label}</h1>
						</Empty>
					)}
				</main>
			</div>
			<PlainPalette />
		</DirectoryContext>
	)
}
