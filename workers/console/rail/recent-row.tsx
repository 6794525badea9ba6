import type { ListedConversation } from '../api/conversations.ts'
import { go } from '../hooks/use-route.ts'
import { stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { Avatar } from '../ui/avatar.tsx'
import './work-row.css'
import { shownName } from '../state/shown-name.ts'

export interface RecentRowProps {
	readonly summary: ListedConversation
	readonly isCurrent: boolean
	readonly isStop: boolean
}

export function RecentRow({ summary, isCurrent, isStop }: RecentRowProps) {
	const { words, tag } = usePreferences()
	const name = shownName(summary.contact.name, summary.id, words)
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
				<Avatar name={name} />
				<span className='work-row-text'>
					<span className='work-row-top'>
						<span className='work-row-name truncate'>{name}</span>
						<span className='work-row-wait'>{stampText(summary.lastMessageAtMs, tag)}</span>
					</span>
					<span className='work-row-last truncate'>{words.status[summary.status]} · {summary.preview}</span>
				</span>
			</button>
		</li>
	)
}
