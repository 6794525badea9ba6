import { usePreferences } from '../i18n/preferences.tsx'
import { WHY_WORDS } from './speech.ts'
import { WhyPanel } from './why-panel.tsx'
import '../context/context.css'

/** The right edge on wide screens, for who looks after conversations without holding any. */
export function WhyAside({ conversation }: { conversation: string }) {
	const { panel } = WHY_WORDS[usePreferences().locale]
	return (
		<aside className='context' aria-label={panel.title}>
			<WhyPanel conversation={conversation} />
		</aside>
	)
}
