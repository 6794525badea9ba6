import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Me, ME_KEY } from '../api/me.ts'
import { usePage } from '../hooks/use-page.ts'
import { useWords } from '../i18n/preferences.tsx'
import { ConsoleSession } from '../live/console-session.ts'
import { ResenderContext } from '../live/resender-context.ts'
import { SessionContext, useConsole } from '../live/session-context.ts'
import { Empty } from '../ui/empty.tsx'
import { AwayFromDesk } from './away-from-desk.tsx'
import { PageDoor } from './page-door.tsx'
import { usePageKey } from './use-page-key.ts'
import { Workspace } from './workspace.tsx'

/** The desk of a signed-in agent: starts the live session and ends it with the page. */
export function AgentDesk({ me, agent }: { me: Me; agent: string }) {
	const client = useQueryClient()
	const [session, setSession] = useState<ConsoleSession | null>(null)
	useEffect(() => {
		const session = new ConsoleSession({ agent, onRefused: () => void client.invalidateQueries({ queryKey: ME_KEY }) })
		session.start()
		setSession(session)
		return () => session.stop()
	}, [client, agent])
	if (!session) return null
	return (
		<SessionContext value={session}>
			<ResenderContext value={session}>
				<LiveDesk me={me} />
			</ResenderContext>
		</SessionContext>
	)
}

function LiveDesk({ me }: { me: Me }) {
	const { link } = useWords()
	const line = useConsole((state) => state.link)
	const page = usePage()
	usePageKey(me)
	if (line.state !== 'ended' && page === 'desk') return <Workspace me={me} />
	if (line.state !== 'ended' && page !== 'desk') {
		return (
			<>
				<PageDoor me={me} page={page} />
				<AwayFromDesk />
			</>
		)
	}
	return (
		<main className='page-centre'>
			<Empty icon='info' title={link.endedTitle} text={link.endedText}>
				<button type='button' className='button primary' onClick={() => location.reload()}>
					{link.reload}
				</button>
			</Empty>
		</main>
	)
}
