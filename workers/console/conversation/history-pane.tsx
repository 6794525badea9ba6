import { useRows, useSummary } from '../api/conversations.ts'
import { go } from '../hooks/use-route.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { stampText } from '../i18n/format.ts'
import { ArchiveTrouble } from '../rail/archive-trouble.tsx'
import type { Outbox } from '../state/outbox.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'
import './conversation.css'
import { shownName } from '../state/shown-name.ts'

const NOTHING: Outbox = []

/** A conversation's record, to read. */
export function HistoryPane({ conversation, unsent = NOTHING }: { conversation: string; unsent?: Outbox }) {
	const { words, tag } = usePreferences()
	const summary = useSummary(conversation)
	const rows = useRows(conversation)
	const items = useThread({ rows: rows.data ?? [], unsent, view: null, me: null })
	const name = shownName(summary.data?.contact.name, conversation, words)
	const error = rows.error ?? summary.error
	return (
		<>
			<header className='pane-head'>
				<button
					type='button'
					className='button quiet square pane-back'
					aria-label={words.app.back}
					onClick={() => go({ list: 'recent', conversation: null })}
				>
					<Icon name='back' />
				</button>
				{summary.data && <Avatar name={name} />}
				<div className='pane-who'>
					<h1 className='truncate'>{summary.data ? name : words.conversation.label}</h1>
					<p className='truncate'>{summary.data && `${words.status[summary.data.status]} · ${stampText(summary.data.openedAtMs, tag)}`}</p>
				</div>
			</header>
			{error && <ArchiveTrouble error={error} onRetry={() => void Promise.all([rows.refetch(), summary.refetch()])} />}
			{!error && rows.isPending && (
				<div className='thread'>
					<Skeleton rows={5} label={words.app.loading} />
				</div>
			)}
			{!error && rows.isSuccess && <Thread items={items} conversation={unsent.length > 0 ? conversation : null} />}
			<p className='pane-foot pane-note'>
				<Icon name='lock' size={14} /> {words.recent.readOnly}
			</p>
		</>
	)
}
