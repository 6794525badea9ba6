import { usePreferences } from '../i18n/preferences.tsx'
import { useOfferAlert } from '../hooks/use-offer-alert.ts'
import { useConsole } from '../live/session-context.ts'
import { offerKey, workAt } from '../state/agent-store.ts'
import { shownName } from '../state/shown-name.ts'

/** Tells who cannot see the screen, and who is not looking, of a new offer. */
export function Announcer() {
	const { words, sound } = usePreferences()
	const view = useConsole((state) => state.agent.view)
	const offers = workAt(view, 'offered')
	useOfferAlert(offers.map(offerKey), sound)
	const newest = offers.at(-1)
	const text = newest &&
		words.offer.announce(shownName(newest.subject.contactName, newest.conversation, words), newest.queueName, newest.subject.preview)
	return <div className='visually-hidden' role='alert' aria-live='assertive'>{text ?? ''}</div>
}
