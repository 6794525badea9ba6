import type { ListedConversation } from '../api/conversations.ts'
import { previewLine } from '../conversation/words/one-line.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { go } from '../hooks/use-route.ts'
import { shortStampText } from '../i18n/format.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { ChannelMark } from '../ui/channel-mark.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import './work-row.css'

export interface RecentRowProps {
	readonly summary: ListedConversation
	readonly isCurrent: boolean
	readonly isStop: boolean
}

export function RecentRow({ summary, isCurrent, isStop }: RecentRowProps) {
	const preferences = usePreferences()
	const { words, tag } = preferences
	const talk = useTalkWords()
	const customer = customerOf({ name: summary.contact.name, contact: summary.contact.id }, preferences)
	return (
		<li>
			<button
				type='button'
				className='work-row'
				data-roving=''
				tabIndex={isStop ? 0 : -1}
				aria-current={isCurrent ? 'true' : undefined}
				onClick={() => go({ list: 'recent', conversation: summary.id })}
			>
				<Avatar {...customer} />
				<span className='work-row-text'>
					<span className='work-row-top'>
						<span className='work-row-name'>
							<CustomerName customer={customer} />
						</span>
						<ChannelMark channel={summary.channel} />
						<span className='work-row-wait'>{shortStampText(summary.lastMessageAtMs, Date.now(), tag)}</span>
					</span>
					<span className='work-row-last truncate'>{words.status[summary.status]} · {previewLine(summary.preview, talk)}</span>
				</span>
			</button>
		</li>
	)
}
