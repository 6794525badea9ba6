import { useMemo, useState } from 'react'
import { channels } from '../../../core/channel/about.ts'
import type { PointView } from '../../../core/protocol/conversation.ts'
import { type DeskInbox, useInboxes } from '../api/directory.ts'
import { useReadMarks } from '../hooks/use-read-marks.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useConsole, useSession } from '../live/session-context.ts'
import { OfferList } from '../rail/offer-list.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { isInHands } from '../state/agent-store.ts'
import { blankConversation } from '../state/conversation-store.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { CallbackBar } from './callback-bar.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { ReplyArea } from './compose/reply-area.tsx'
import { ConversationHead } from './conversation-head.tsx'
import { ownChannel } from './elsewhere/ways.ts'
import { PointsContext } from './points-context.ts'
import { TalkProvider } from './talk-provider.tsx'
import { pointFor } from './window/window-notice.ts'
import { RetryDialog } from './retry-dialog.tsx'
import { Thread } from './thread.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { useThread } from './use-thread.ts'
import { WrapUpBar } from './wrap-up-bar.tsx'
import './conversation.css'

const NONE: readonly PointView[] = []
const NO_INBOXES: readonly DeskInbox[] = []

/** One conversation, live. */
export function ConversationPane({ conversation }: { conversation: string }) {
	const preferences = usePreferences()
	const { words } = preferences
	const session = useSession()
	const desk = useDesk()
	const [endInView, setEndInView] = useState(true)
	const state = useConsole((it) => it.conversations.get(conversation)?.state) ?? blankConversation
	const view = useConsole((it) => it.agent.view)
	const outbox = useConsole((it) => it.outbox)
	const work = view?.work.find((it) => it.conversation === conversation)
	const isHeld = work !== undefined && isInHands(work)
	const unsent = useMemo(() => outbox.filter((it) => it.conversation === conversation), [outbox, conversation])
	const items = useThread({ rows: state.rows, unsent, view: state.view, me: session.agent })
	useReadMarks(conversation, state, endInView)
	const onClose = () => desk.open(null)
	const { contact } = state.view ?? {}
	const points = state.view?.points ?? NONE
	const [via, setVia] = useState<{ readonly key: string; readonly at: string | null } | null>(null)
	// What was chosen holds until the customer writes from somewhere else.
	const at = pointFor(points, { at: state.view?.at ?? null, via: via && via.at === state.view?.at ? via.key : null })
	const about = channels[at?.point.channel ?? 'web']
	const own = ownChannel(state.rows, useInboxes().data ?? NO_INBOXES)
	const customer = customerOf(
		{ name: work?.subject.contactName ?? contact?.name, contact: work?.subject.contact ?? contact?.id },
		preferences,
	)
	return (
		<PointsContext value={points}>
			<TalkProvider conversation={conversation} about={isHeld ? about : null}>
				<div className='offers-narrow'>
					<OfferList />
				</div>
				<ConversationHead
					conversation={conversation}
					customer={customer}
					view={state.view}
					isHeld={isHeld}
					isCallback={isHeld && work.callback !== null}
					unsent={unsent}
					at={at}
				/>
				{state.view
					? (
						<Thread
							items={items}
							typing={state.customerTyping ? customer.name : undefined}
							onEndInView={setEndInView}
							conversation={conversation}
						/>
					)
					: (
						<div className='thread'>
							<Skeleton rows={5} label={words.app.loading} />
						</div>
					)}
				{isHeld && work.callback && <CallbackBar callback={work.callback} />}
				{isHeld && state.view && (
					<ReplyArea
						view={state.view}
						at={at}
						about={about}
						own={own}
						onVia={(key) => setVia({ key, at: state.view?.at ?? null })}
						name={customer.name}
						fitting={{ language: contact?.language ?? 'en', queue: state.view.queue }}
					/>
				)}
				{work?.stage === 'wrapping' && <WrapUpBar work={work} disposition={state.view?.disposition ?? null} />}
				{desk.dialog === 'transfer' && <TransferDialog conversation={conversation} onClose={onClose} />}
				{desk.dialog === 'retry' && <RetryDialog conversation={conversation} onClose={onClose} />}
				{desk.dialog === 'close' && (
					<CloseDialog
						conversation={conversation}
						isOutcomeOnly={work?.stage === 'wrapping'}
						onClose={onClose}
					/>
				)}
			</TalkProvider>
		</PointsContext>
	)
}
