import { usePreferences } from '../i18n/preferences.tsx'
import type { Said } from '../state/thread.ts'
import { Icon } from '../ui/icon.tsx'
import { RefusedActions } from './refused-actions.tsx'

const ICONS = { sending: 'clock', refused: 'warning', sent: 'check', delivered: 'checks', read: 'checks' } as const

/** How far one of our own messages has come. */
export function DeliveryState({ item, conversation }: { item: Said; conversation: string | null }) {
	const { words, problemWords } = usePreferences()
	if (!item.delivery) return null
	return (
		<>
			<span className='delivery' data-state={item.delivery}>
				<Icon name={ICONS[item.delivery]} size={14} />
				{words.delivery[item.delivery]}
			</span>
			{item.refusedAs && <span>{problemWords[item.refusedAs]}</span>}
			{item.refusedAs && conversation && <RefusedActions conversation={conversation} id={item.key.slice('said-'.length)} />}
		</>
	)
}
