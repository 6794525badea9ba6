import { usePreferences } from '../i18n/preferences.tsx'
import type { Delivery, Said } from '../state/thread.ts'
import { Icon } from '../ui/icon.tsx'
import { RefusedActions } from './refused-actions.tsx'
import { useTalkWords } from './words/use-talk-words.ts'

const ICONS = {
	sending: 'clock',
	refused: 'warning',
	held: 'pause',
	queued: 'clock',
	unknown: 'question',
	failed: 'warning',
	sent: 'check',
	delivered: 'checks',
	read: 'checks',
} as const satisfies Readonly<Record<Delivery, string>>

/** How far one of our own messages has come; what the server would not take can be tried again or let go. */
export function DeliveryState({ item, conversation }: { item: Said; conversation: string | null }) {
	const { words, problemWords } = usePreferences()
	const names = { ...words.delivery, ...useTalkWords().delivery }
	if (!item.delivery) return null
	const { delivery } = item
	return (
		<>
			<span className='delivery' data-state={delivery}>
				<Icon name={ICONS[delivery]} size={14} />
				{names[delivery]}
			</span>
			{item.refusedAs && <span>{problemWords[item.refusedAs]}</span>}
			{item.refusedAs && conversation && <RefusedActions conversation={conversation} id={item.id} />}
		</>
	)
}
