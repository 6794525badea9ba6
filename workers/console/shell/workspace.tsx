import type { Me } from '../api/me.ts'
import { ContextPane } from '../context/context-pane.tsx'
import { ConversationPane } from '../conversation/conversation-pane.tsx'
import { LeftPane } from '../conversation/left-pane.tsx'
import { NothingOpen } from '../conversation/nothing-open.tsx'
import { useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { blankDirectory, DirectoryContext } from '../live/directory-context.ts'
import { useConsole } from '../live/session-context.ts'
import { Rail } from '../rail/rail.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { DeskContext } from './desk-context.ts'
import { DeskPalette } from './desk-palette.tsx'
import { Announcer } from './announcer.tsx'
import { SayProvider } from './say-context.tsx'
import { agentShortcuts } from './shortcut-rows.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { Toasts } from './toasts.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useDeskState } from './use-desk-state.ts'
import { useFreshRecent } from './use-fresh-recent.ts'
import { useTitle } from './use-title.ts'
import './workspace.css'

/** Three panes: who there is, what they say, and what is known about it. */
export function Workspace({ me }: { me: Me }) {
	const words = useWords()
	const route = useRoute()
	const desk = useDeskState()
	const directory = useConsole((state) => state.agent.directory) ?? blankDirectory
	const held = useConsole((state) =>
		state.agent.view?.work.some((it) => it.conversation === route.conversation && it.stage !== 'offered') ?? false
	)
	const conversation = held ? route.conversation : null
	useDeskKeys(desk)
	useTitle()
	useFreshRecent()
	return (
		<DirectoryContext value={directory}>
			<DeskContext value={desk}>
				<a className='skip-link' href='#conversation'>{words.app.skip}</a>
				<div className='workspace' data-open={route.conversation !== null}>
					<Rail me={me} />
					<main className='workspace-main' id='conversation' tabIndex={-1}>
						<ConnectionBanner />
						{route.conversation === null && <NothingOpen />}
						{route.conversation !== null && held && <ConversationPane key={route.conversation} conversation={route.conversation} />}
						{route.conversation !== null && !held && <LeftPane key={route.conversation} conversation={route.conversation} />}
					</main>
					{conversation !== null && <ContextPane key={conversation} conversation={conversation} />}
				</div>
				{desk.dialog === 'palette' && <DeskPalette />}
				{desk.dialog === 'shortcuts' && <ShortcutsDialog rows={agentShortcuts(words)} onClose={() => desk.open(null)} />}
				<Announcer />
				<SayProvider>
					<Toasts />
				</SayProvider>
			</DeskContext>
		</DirectoryContext>
	)
}
