import { useConsole } from '../live/session-context.ts'
import { useWords } from '../i18n/preferences.tsx'
import { offerKey, workAt } from '../state/agent-store.ts'
import { OfferCard } from './offer-card.tsx'

/** All that rings, the longest-ringing first. */
export function OfferList() {
	const { rail } = useWords()
	const view = useConsole((state) => state.agent.view)
	const offers = workAt(view, 'offered')
	if (offers.length === 0) return null
	return (
		<section className='offers' aria-label={rail.offers}>
			{offers.map((it, i) => <OfferCard key={offerKey(it)} offer={it} first={i === 0} />)}
		</section>
	)
}
