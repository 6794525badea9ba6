import { ApiProblem } from '../api/http.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { Empty } from '../ui/empty.tsx'

/** The archive may be away while everything live goes on; that is said as what it is. */
export function ArchiveTrouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
	const { words: { recent, app, conversation }, problemWords } = usePreferences()
	const code = error instanceof ApiProblem ? error.code : 'internal'
	const retry = <button type='button' className='button small' onClick={onRetry}>{app.retry}</button>
	if (code === 'archive-unavailable') return <Empty icon='clock' title={recent.behindTitle} text={recent.behindText}>{retry}</Empty>
	if (code === 'not-found') return <Empty icon='info' title={conversation.missingTitle} text={conversation.missingText} />
	if (code === 'unreachable') return <Empty icon='warning' title={app.unreachable}>{retry}</Empty>
	const known = Object.entries(problemWords).find(([it]) => it === code)?.[1]
	return <Empty icon='warning' title={known ?? error.message}>{retry}</Empty>
}
