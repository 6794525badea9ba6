import { previewLine } from '../conversation/words/one-line.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useOfferAlert } from '../hooks/use-offer-alert.ts'
import { useConsole } from '../live/session-context.ts'
import { offerKey, workAt } from '../state/agent-store.ts'

/** Tells who cannot see the screen, and who is not looking, of a new offer. */
export function Announcer() {
	const preferences = usePreferences()
	const { words, sound } = preferences
	const talk = useTalkWords()
	const view = useConsole((state) => state.agent.view)
	const offers = workAt(view, 'offered')
	useOfferAlert(offers.map(offerKey), sound)
	const newest = offers.at(-1)
	const customer = newest && customerOf({ name: newest.subject.contactName, contact: newest.subject.contact }, preferences)
	const text = customer && words.offer.announce(customer.spoken, newest.queueName, previewLine(newest.subject.preview, talk))
	return <div className='visually-hidden' role='alert' aria-live='assertive'>{text ?? ''}</div>
}
