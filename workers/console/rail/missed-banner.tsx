import { useWords } from '../i18n/preferences.tsx'
import { useConsole, useSession } from '../live/session-context.ts'
import './missed-banner.css'

/** After a missed offer nothing more comes until the agent says that they are there. */
export function MissedBanner() {
	const { presence } = useWords()
	const session = useSession()
	const missed = useConsole((state) => state.agent.view?.presence === 'not_responding')
	if (!missed) return null
	return (
		<div className='missed-banner' role='alert'>
			<p className='missed-title'>{presence.missedTitle}</p>
			<p>{presence.missedText}</p>
			<button type='button' className='button primary small' onClick={() => session.setPresence('available')}>{presence.imBack}</button>
		</div>
	)
}
