import { visit } from '../hooks/use-page.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { workAt } from '../state/agent-store.ts'
import { Announcer } from './announcer.tsx'
import { useTitle } from './use-title.ts'
import './away-from-desk.css'

/** For who takes conversations and is on another page: an offer still rings, and one press leads to it. */
export function AwayFromDesk() {
	const { pages } = useWords()
	const offers = useConsole((state) => workAt(state.agent.view, 'offered').length)
	useTitle()
	return (
		<>
			{offers > 0 && <button type='button' className='button primary away-offer' onClick={() => visit('desk')}>{pages.ringing}</button>}
			<Announcer />
		</>
	)
}
