import type { ConversationView } from '../../../core/protocol/conversation.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { addressText } from '../conversation/words/address-text.ts'
import { channelName } from '../conversation/words/channel-name.ts'
import { ChannelIcon } from '../ui/channel-icon.tsx'
import { BlockButton } from './block-button.tsx'

/** By what the customer can be reached, and whether they may reach us. */
export function ContactReach({ view, mayBlock }: { view: ConversationView; mayBlock: boolean }) {
	const words = useTalkWords()
	const { contact, points, at, blocked, conversation } = view
	const known = [[words.contact.phone, contact?.phone, 'tel:'], [words.contact.email, contact?.email, 'mailto:']] as const
	const isKnown = known.some(([, value]) => value)
	if (points.length === 0 && !isKnown) return null
	return (
		<section className='context-section' aria-label={words.contact.points}>
			{points.length > 0 && <h3>{words.contact.points}</h3>}
			{points.length > 0 && (
				<ul className='reach-list'>
					{points.map(({ key, point, isLost }) => (
						<li key={key}>
							<ChannelIcon channel={point.channel} address={point.address} size={16} />
							<span className='reach-text'>
								<span>{channelName(point, words)}</span>
								<span className='truncate' title={point.address}>{addressText(point)}</span>
							</span>
							{isLost && <span className='pill'>{words.contact.lost}</span>}
							{!isLost && key === at && points.length > 1 && <span className='pill'>{words.contact.here}</span>}
						</li>
					))}
				</ul>
			)}
			<dl className='facts'>
				{known.map(([name, value, scheme]) =>
					value && (
						<div key={name}>
							<dt>{name}</dt>
							<dd className='truncate'>
								<a className='reach-link' href={scheme + value}>{value}</a>
							</dd>
						</div>
					)
				)}
			</dl>
			{(mayBlock || blocked) && points.length > 0 && <BlockButton conversation={conversation} isBlocked={blocked} mayBlock={mayBlock} />}
		</section>
	)
}
