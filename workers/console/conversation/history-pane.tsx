import { type ReactNode, useMemo } from 'react'
import type { SaidItem } from '../../../core/conversation/said.ts'
import { pointOfKey } from '../../../core/channel/point.ts'
import type { PointView } from '../../../core/protocol/conversation.ts'
import { type LiveConversation, useSaid, useSummary } from '../api/conversations.ts'
import { useRoute } from '../hooks/use-route.ts'
import { customerOf } from '../i18n/customer.ts'
import { stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { ArchiveTrouble } from '../rail/archive-trouble.tsx'
import type { Outbox } from '../state/outbox.ts'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { WhyDrawer } from '../why/why-drawer.tsx'
import { RecordHead } from './record-head.tsx'
import { Thread } from './thread.tsx'
import { PointsContext } from './points-context.ts'
import { TalkContext } from './talk-context.ts'
import { useRecordThread } from './use-thread.ts'
import './conversation.css'

const NOTHING: Outbox = []
const NOTHING_SAID: readonly SaidItem[] = []

export interface HistoryPaneProps {
	readonly conversation: string
	readonly unsent?: Outbox
	/** What can be done with it, in its head. */
	readonly children?: ReactNode
}

/** A conversation's record, to read. */
export function HistoryPane({ conversation, unsent = NOTHING, children }: HistoryPaneProps) {
	const preferences = usePreferences()
	const { words, tag } = preferences
	const { data: summary, ...asked } = useSummary(conversation)
	const { list } = useRoute()
	const rows = useSaid(conversation)
	const items = useRecordThread(rows.data ?? NOTHING_SAID, unsent)
	const points = useMemo(() => (summary?.points ?? []).flatMap(pointOf), [summary?.points])
	const talk = useMemo(() => ({ conversation, acts: null }), [conversation])
	const customer = summary ? customerOf({ name: summary.contact.name, contact: summary.contact.id }, preferences) : null
	const error = rows.error ?? asked.error
	return (
		<PointsContext value={points}>
			<TalkContext value={talk}>
				<RecordHead
					customer={customer}
					line={summary ? `${words.status[summary.status]} · ${stampText(summary.openedAtMs, tag)}` : ''}
					list={list === 'waiting' ? list : 'recent'}
				>
					{children}
					<WhyDrawer conversation={conversation} />
				</RecordHead>
				{error && <ArchiveTrouble error={error} onRetry={() => void Promise.all([rows.refetch(), asked.refetch()])} />}
				{!error && rows.isPending && (
					<div className='thread'>
						<Skeleton rows={5} label={words.app.loading} />
					</div>
				)}
				{!error && rows.isSuccess && <Thread items={items} conversation={unsent.length > 0 ? conversation : null} />}
				<p className='pane-foot pane-note'>
					<Icon name='lock' size={14} /> {words.recent.readOnly}
				</p>
			</TalkContext>
		</PointsContext>
	)
}

/** Of a record nobody writes to: until when one could is of no account. */
function pointOf({ key, isLost, channel, label }: LiveConversation['points'][number]): PointView[] {
	const pointed = pointOfKey(key)
	return pointed === null ? [] : [{ key, isLost, window: null, point: { ...pointed, channel, label } }]
}
