import { useMemo } from 'react'
import { useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useMe } from '../api/me.ts'
import { TakeHere } from '../line/take-here.tsx'
import { useConsole } from '../live/session-context.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { HistoryPane } from './history-pane.tsx'

/** A conversation that is not (or no longer) in our hands: its record, with what we could not get out to it. */
export function LeftPane({ conversation }: { conversation: string }) {
	const { app } = useWords()
	const me = useMe().data
	const { list } = useRoute()
	const ready = useConsole((it) => it.agent.view !== null)
	const outbox = useConsole((it) => it.outbox)
	const unsent = useMemo(() => outbox.filter((it) => it.conversation === conversation), [outbox, conversation])
	// Until we know what we hold it may be ours after all.
	if (!ready || !me) return <Skeleton rows={6} label={app.loading} />
	return (
		<HistoryPane conversation={conversation} unsent={unsent}>
			{list === 'waiting' && <TakeHere me={me} conversation={conversation} />}
		</HistoryPane>
	)
}
