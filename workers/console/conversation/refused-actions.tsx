import { useWords } from '../i18n/preferences.tsx'
import { useResender } from '../live/resender-context.ts'

/** Something the server would not take: try the same again, or let it go. */
export function RefusedActions({ conversation, id }: { conversation: string; id: string }) {
	const { delivery } = useWords()
	const resender = useResender()
	return (
		<>
			<button type='button' className='link-button' onClick={() => resender.sendAgain(conversation, id)}>{delivery.again}</button>
			<button type='button' className='link-button' onClick={() => resender.discard(id)}>{delivery.discard}</button>
		</>
	)
}
