import type { Work } from '../../../core/protocol/console.ts'
import { go } from '../hooks/use-route.ts'
import { useServerNow } from '../hooks/use-server-now.ts'
import { durationText } from '../i18n/format.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { blankConversation, lastMessageOf, unreadOf, waitingSinceMs } from '../state/conversation-store.ts'
import { countdown } from '../state/countdown.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Ring } from '../ui/ring.tsx'
import './work-row.css'
import { shownName } from '../state/shown-name.ts'

export interface WorkRowProps {
	readonly work: Work
	readonly isCurrent: boolean
	/** Whether Tab stops here. */
	readonly isStop: boolean
}

/** One conversation held: who, the last word, what is unread and who waits. */
export function WorkRow({ work, isCurrent, isStop }: WorkRowProps) {
	const words = useWords()
	const now = useServerNow()
	const state = useConsole((it) => it.conversations.get(work.conversation)?.state) ?? blankConversation
	const name = shownName(work.subject.contactName, work.conversation, words)
	const unread = unreadOf(state)
	const last = lastMessageOf(state)
	const waiting = waitingSinceMs(state)
	const left = work.stage === 'wrapping' ? countdown(work, now) : null
	return (
		<li>
			<button
				type='button'
				className='work-row'
				data-roving=''
				data-unread={unread > 0}
				tabIndex={isStop ? 0 : -1}
				aria-current={isCurrent ? 'true' : undefined}
				onClick={() => go({ list: 'mine', conversation: work.conversation })}
			>
				<Avatar name={name} online={state.view?.customerOnline ?? false} />
				<span className='work-row-text'>
					<span className='work-row-top'>
						<span className='work-row-name truncate'>{name}</span>
						{waiting !== null && work.stage === 'active' && (
							<span className='work-row-wait' title={words.rail.waiting(durationText(now - waiting, words))}>
								{durationText(now - waiting, words)}
							</span>
						)}
					</span>
					<span className='work-row-last truncate' data-typing={state.customerTyping}>
						{state.customerTyping ? words.conversation.typing(name) : lastLine(last, work, words.rail.you)}
					</span>
				</span>
				{left && <Ring left={left} label={words.rail.left(left.seconds)} />}
				{!left && unread > 0 && <span className='badge' aria-label={words.rail.unread(unread)} role='img'>{unread}</span>}
			</button>
		</li>
	)
}

function lastLine(last: ReturnType<typeof lastMessageOf>, work: Work, you: string): string {
	if (!last) return work.subject.preview
	return last.fromCustomer ? last.text : `${you} ${last.text}`
}
