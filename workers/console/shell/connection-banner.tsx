import { useOnline } from '../hooks/use-online.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import './connection-banner.css'

/** For the agent's desk: how its control line is. */
export function ConnectionBanner() {
	return <LinkNotice lost={useConsole((state) => state.link.state === 'waiting')} />
}

/** Floats over the conversation, so that nothing moves when the line comes and goes. */
export function LinkNotice({ lost }: { lost: boolean }) {
	const { link } = useWords()
	const online = useOnline()
	return (
		<div className='connection-banner' role='status'>
			{lost && (
				<p>
					<span className='spinner' aria-hidden='true' />
					{online ? link.waiting : link.offline}
				</p>
			)}
		</div>
	)
}
