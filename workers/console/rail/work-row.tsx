import type { Work } from '../../../core/protocol/console.ts'
import type { TalkWords } from '../conversation/words/en.ts'
import { oneLine, previewLine } from '../conversation/words/one-line.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { go } from '../hooks/use-route.ts'
import { useServerNow } from '../hooks/use-server-now.ts'
import { customerOf } from '../i18n/customer.ts'
import { durationText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { isInHands } from '../state/agent-store.ts'
import { blankConversation, lastMessageOf, unreadOf, waitingSinceMs } from '../state/conversation-store.ts'
import { countdown } from '../state/countdown.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ChannelMark } from '../ui/channel-mark.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import './work-row.css'

export interface WorkRowProps {
	readonly work: Work
	readonly isCurrent: boolean
	/** Whether Tab stops here. */
	readonly isStop: boolean
}

/** One conversation held: who, the last word, what is unread and who waits; one that wraps up can be finished from here. */
export function WorkRow({ work, isCurrent, isStop }: WorkRowProps) {
	const preferences = usePreferences()
	const { words } = preferences
	const desk = useDesk()
	const now = useServerNow()
	const down = useConsole((it) => it.link.state !== 'open')
	const state = useConsole((it) => it.conversations.get(work.conversation)?.state) ?? blankConversation
	const customer = customerOf({ name: work.subject.contactName, contact: work.subject.contact }, preferences)
	const unread = unreadOf(state)
	const point = state.view?.points.find((it) => it.key === state.view?.at)?.point
	const last = lastLine(lastMessageOf(state), { work, you: words.rail.you, talk: useTalkWords() })
	const waiting = work.stage === 'active' ? waitingSinceMs(state) : null
	const left = work.stage === 'wrapping' ? countdown(work, now) : null
	return (
		<li className='work-item'>
			<button
				type='button'
				className='work-row'
				data-stage={work.stage}
				data-roving=''
				data-unread={unread > 0}
				tabIndex={isStop ? 0 : -1}
				aria-current={isCurrent ? 'true' : undefined}
				onClick={() => go({ list: 'mine', conversation: work.conversation })}
			>
				<Avatar {...customer} online={point ? undefined : state.view?.customerOnline ?? false} />
				<span className='work-row-text'>
					<span className='work-row-top'>
						<span className='work-row-name'>
							<CustomerName customer={customer} />
						</span>
						<ChannelMark channel={point?.channel ?? work.subject.channel} address={point?.address} />
						{waiting !== null && (
							<span className='work-row-wait' title={words.rail.waiting(durationText(now - waiting, words))}>
								{durationText(now - waiting, words)}
							</span>
						)}
					</span>
					<span className='work-row-last truncate' data-typing={state.customerTyping}>
						{left && <span className='work-row-left'>{words.rail.left(left.seconds)} ·</span>}
						{work.stage === 'idle' && (
							<span className='work-row-left'>{words.rail.idleSince(durationText(now - work.sinceMs, words))} ·</span>
						)}
						{state.customerTyping ? words.conversation.typing(customer.name) : last}
					</span>
				</span>
				{isInHands(work) && unread > 0 && <span className='badge' aria-label={words.rail.unread(unread)} role='img'>{unread}</span>}
			</button>
			{work.stage === 'wrapping' && (
				<button
					type='button'
					className='button small'
					aria-label={words.rail.doneWith(customer.name)}
					disabled={down}
					onClick={() => desk.finish(work.conversation)}
				>
					{words.rail.done}
				</button>
			)}
		</li>
	)
}

interface Around {
	readonly work: Work
	readonly you: string
	readonly talk: TalkWords
}

function lastLine(last: ReturnType<typeof lastMessageOf>, { work, you, talk }: Around): string {
	if (!last) return previewLine(work.subject.preview, talk)
	const text = oneLine(last.content, talk)
	return last.fromCustomer ? text : `${you} ${text}`
}
