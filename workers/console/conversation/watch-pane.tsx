import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ConversationStatus } from '../../../core/protocol/conversation.ts'
import { may, type Me, ME_KEY } from '../api/me.ts'
import { useRoute } from '../hooks/use-route.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { ActBar } from '../line/act-bar.tsx'
import { useActs } from '../line/act-context.ts'
import { useFreshLines } from '../line/use-fresh-lines.ts'
import { ResenderContext } from '../live/resender-context.ts'
import { WatchSession } from '../live/watch-session.ts'
import { LinkNotice } from '../shell/connection-banner.tsx'
import { cursorOf } from '../state/conversation-store.ts'
import { WhyDrawer } from '../why/why-drawer.tsx'
import { HistoryPane } from './history-pane.tsx'
import { NoteComposer } from './note-composer.tsx'
import { PointsContext } from './points-context.ts'
import { TalkContext } from './talk-context.ts'
import { RecordHead } from './record-head.tsx'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'

export interface WatchPaneProps {
	readonly me: Me
	readonly conversation: string
}

const LIVE: readonly ConversationStatus[] = ['queued', 'deferred', 'active']

/** A conversation as it happens, for supervisors; its record as long as there is no line to it. */
export function WatchPane({ me, conversation }: WatchPaneProps) {
	const client = useQueryClient()
	const [session, setSession] = useState<WatchSession | null>(null)
	useEffect(() => {
		const onRefused = () => void client.invalidateQueries({ queryKey: ME_KEY })
		const session = new WatchSession({ conversation, me: me.id, onRefused })
		session.start()
		setSession(session)
		return () => session.stop()
	}, [client, conversation, me.id])
	if (!session) return <HistoryPane conversation={conversation} />
	return (
		<ResenderContext value={session}>
			<Watched session={session} me={me} conversation={conversation} />
		</ResenderContext>
	)
}

function Watched({ session, me, conversation }: WatchPaneProps & { session: WatchSession }) {
	const preferences = usePreferences()
	const client = useQueryClient()
	const { conversations, outbox } = useSyncExternalStore(session.store.subscribe, session.store.get)
	const { state, link } = conversations.get(conversation) ?? {}
	const view = state?.view ?? null
	const unsent = useMemo(() => outbox.filter((it) => it.conversation === conversation), [outbox, conversation])
	const items = useThread({ rows: state?.rows ?? [], unsent, view, me: me.id })
	const acts = useActs()
	const { list } = useRoute()
	const over = link?.state === 'ended'
	const talk = useMemo(() => ({ conversation, acts: null }), [conversation])
	useFreshLines(view?.seq ?? 0)
	useEffect(() => {
		if (over) void client.invalidateQueries({ queryKey: ME_KEY })
	}, [client, over])
	// What stands in the log comes right after the greeting; half a conversation is worse than its record.
	if (!state || !view || over || cursorOf(state) === 0) return <HistoryPane conversation={conversation} />
	const customer = customerOf({ name: view.contact?.name, contact: view.contact?.id }, preferences)
	const status = preferences.words.status[view.status]
	const isLive = LIVE.includes(view.status)
	return (
		<>
			<LinkNotice lost={link?.state === 'waiting'} />
			<RecordHead
				customer={customer}
				online={view.at === null ? view.customerOnline : undefined}
				line={view.assignee ? `${status} · ${view.assignee.name}` : status}
				list={list === 'waiting' ? list : 'recent'}
			>
				{acts && isLive && (
					<ActBar
						acts={acts}
						target={{ conversation, queue: view.queue ?? '', name: customer.spoken }}
						isWaiting={view.status !== 'active'}
					/>
				)}
				<WhyDrawer conversation={conversation} />
			</RecordHead>
			<PointsContext value={view.points}>
				<TalkContext value={talk}>
					<Thread items={items} typing={state.customerTyping ? customer.name : undefined} conversation={conversation} />
				</TalkContext>
			</PointsContext>
			{may(me, 'conversations.note') && (
				<NoteComposer
					draftKey={`draft.${me.id}.${conversation}.note`}
					onNote={(text) => session.note(text)}
				/>
			)}
		</>
	)
}
