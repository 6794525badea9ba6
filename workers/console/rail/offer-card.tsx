import { useState } from 'react'
import type { Work } from '../../../core/protocol/console.ts'
import { useServerNow } from '../hooks/use-server-now.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { durationText } from '../i18n/format.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { previewLine } from '../conversation/words/one-line.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import { offerKey } from '../state/agent-store.ts'
import { countdown } from '../state/countdown.ts'
import { whyText } from '../context/why-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ChannelMark } from '../ui/channel-mark.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import { Icon } from '../ui/icon.tsx'
import { Ring } from '../ui/ring.tsx'
import { RejectForm } from './reject-form.tsx'
import './offer-card.css'

/** One offer: who, why, since when, and how long it stands. */
export function OfferCard({ offer, first }: { offer: Work; first: boolean }) {
	const preferences = usePreferences()
	const { words } = preferences
	const session = useSession()
	const now = useServerNow()
	const answering = useConsole((state) => state.answering.has(offerKey(offer)))
	const down = useConsole((state) => state.link.state !== 'open')
	const [rejecting, setRejecting] = useState(false)
	useShortcuts(first ? { r: () => setRejecting(true) } : {})
	const talk = useTalkWords()
	const { contactName, contact, preview, note, language, channel } = offer.subject
	const customer = customerOf({ name: contactName, contact }, preferences)
	const left = countdown(offer, now)
	return (
		<article className='offer' aria-label={words.offer.title} aria-busy={answering}>
			<header className='offer-head'>
				<Avatar {...customer} />
				<div className='offer-who'>
					<h2 className='offer-name'>
						<CustomerName customer={customer} />
						<ChannelMark channel={channel} />
					</h2>
					<p className='truncate'>{offer.queueName} · {words.offer.waited(durationText(now - offer.enqueuedAtMs, words))}</p>
				</div>
				{left && <Ring left={left} label={words.rail.left(left.seconds)} />}
			</header>
			<p className='offer-preview' lang={language}>{previewLine(preview, talk)}</p>
			{offer.callback && (
				<p className='offer-callback'>
					<Icon name='clock' size={14} />
					<span>
						{words.callback.title(offer.callback.attempt)} · {words.callback.reach(offer.callback.to)}
					</span>
				</p>
			)}
			{note && <p className='offer-note'>{note}</p>}
			<p className='offer-why'>
				<span className='offer-media'>
					{words.media[offer.media]}
					{channel && channel !== 'web' && ` · ${talk.channel[channel]}`}
				</span>{' '}
				{whyText(offer.why, words)}
			</p>
			{rejecting
				? (
					<RejectForm
						onReject={(reason) => session.reject(offer, reason)}
						onCancel={() => setRejecting(false)}
						isDisabled={answering || down}
					/>
				)
				: (
					<div className='offer-answer'>
						<button type='button' className='button primary' disabled={answering || down} onClick={() => session.accept(offer)}>
							{answering ? words.offer.answering : words.offer.accept} {first && <kbd aria-hidden='true'>A</kbd>}
						</button>
						<button type='button' className='button' disabled={answering || down} onClick={() => setRejecting(true)}>
							{words.offer.reject} {first && <kbd aria-hidden='true'>R</kbd>}
						</button>
					</div>
				)}
			{left && <span className='offer-bar' style={{ inlineSize: `${left.fraction * 100}%` }} data-urgent={left.seconds <= 5} />}
		</article>
	)
}
