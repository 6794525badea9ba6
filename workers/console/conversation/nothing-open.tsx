import { useWords } from '../i18n/preferences.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { Empty } from '../ui/empty.tsx'
import { Keys } from '../ui/keys.tsx'

export function NothingOpen() {
	const { conversation, shortcuts } = useWords()
	const desk = useDesk()
	return (
		<Empty icon='inbox' title={conversation.pickTitle} text={conversation.pickText}>
			<h1 className='visually-hidden'>{conversation.label}</h1>
			<button type='button' className='button quiet small' onClick={() => desk.open('shortcuts')}>
				{shortcuts.title} <Keys chord='?' />
			</button>
		</Empty>
	)
}
