import { useMemo } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { HistoryPane } from './history-pane.tsx'

/** A conversation that is not (or no longer) in our hands: its record, with what we could not get out to it. */
export function LeftPane({ conversation }: { conversation: string }) {
	const { app } = useWords()
	const ready = useConsole((it) => it.agent.view !== null)
	const outbox = useConsole((it) => it.outbox)
	const unsent = useMemo(() => outbox.filter((it) => it.conversation === conversation), [outbox, conversation])
	// Until we know what we hold it may be ours after all.
	return ready ? <HistoryPane conversation={conversation} unsent={unsent} /> : <Skeleton rows={6} label={app.loading} />
}
