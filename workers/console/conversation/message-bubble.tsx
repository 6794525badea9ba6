import { clockText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import type { Said } from '../state/thread.ts'
import { Icon } from '../ui/icon.tsx'
import { DeliveryState } from './delivery-state.tsx'

/** What somebody said: the customer on the left, us on the right, notes apart from both. */
export function MessageBubble({ item, conversation }: { item: Said; conversation: string | null }) {
	const { words, tag } = usePreferences()
	const trouble = item.delivery === 'refused' || item.delivery === 'sending'
	const named = item.first && item.name !== null
	return (
		<li className='bubble-line' data-side={item.side} data-kind={item.kind} data-first={item.first}>
			{item.kind === 'note' && item.first && (
				<p className='bubble-author'>
					<Icon name='lock' size={12} /> {words.note.badge}
					{item.name && ` · ${item.name}`}
				</p>
			)}
			{item.kind === 'message' && named && <p className='bubble-author'>{item.name}</p>}
			<p className='bubble' dir='auto' data-delivery={item.delivery ?? undefined}>{item.text}</p>
			{(item.last || trouble) && (
				<p className='bubble-foot'>
					<time dateTime={new Date(item.atMs).toISOString()}>{clockText(item.atMs, tag)}</time>
					{item.delivery && <DeliveryState item={item} conversation={conversation} />}
				</p>
			)}
		</li>
	)
}
