import type { ConversationStatus } from '../../../core/protocol/conversation.ts'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'

/** Where the composer would be, when there is nothing for us to write. */
export function NotOurs({ status }: { status: ConversationStatus }) {
	const words = useWords()
	return (
		<p className='pane-foot pane-note'>
			<Icon name='lock' size={14} />
			{status === 'active' ? words.conversation.notYours : words.status[status]}
		</p>
	)
}
