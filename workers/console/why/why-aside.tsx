import { usePreferences } from '../i18n/preferences.tsx'
import { useSummary } from '../api/conversations.ts'
import { KnownPanel } from '../known/known-panel.tsx'
import { WHY_WORDS } from './speech.ts'
import { WhyPanel } from './why-panel.tsx'
import '../context/context.css'

/** The right edge on wide screens, for who looks after conversations without holding any. */
export function WhyAside({ conversation }: { conversation: string }) {
	const summary = useSummary(conversation).data
	const { panel } = WHY_WORDS[usePreferences().locale]
	return (
		<aside className='context' aria-label={panel.title}>
			{summary && <KnownPanel conversation={conversation} tags={summary.tags} seq={summary.seq} />}
			<WhyPanel conversation={conversation} />
		</aside>
	)
}
