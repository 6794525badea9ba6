import { useWords } from '../i18n/preferences.tsx'
import { useSession } from '../live/session-context.ts'

/** Something the server would not take: try the same again, or let it go. */
export function RefusedActions({ conversation, id }: { conversation: string; id: string }) {
	const { delivery } = useWords()
	const session = useSession()
	return (
		<>
			<button type='button' className='link-button' onClick={() => session.sendAgain(conversation, id)}>{delivery.again}</button>
			<button type='button' className='link-button' onClick={() => session.discard(id)}>{delivery.discard}</button>
		</>
	)
}
