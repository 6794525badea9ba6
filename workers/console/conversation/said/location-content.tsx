import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { OutLink } from './out-link.tsx'
import { mapAddress, placeText } from './place.ts'
import { TextContent } from './text-content.tsx'

/** Where something is. No map is embedded: the page leaves for one only when it is asked to. */
export function LocationContent({ content }: { content: ContentOf<'location'> }) {
	const { said: words } = useTalkWords()
	const { name, address, text } = content
	return (
		<>
			<div className='said-card'>
				<span className='said-card-icon'>
					<Icon name='pin' />
				</span>
				<div className='said-card-text'>
					{name && <p className='said-card-title' dir='auto'>{name}</p>}
					{address && <p dir='auto'>{address}</p>}
					<p className='said-quiet'>{placeText(content)}</p>
					<p title={words.mapHint}>
						<OutLink href={mapAddress(content)}>{words.map}</OutLink>
					</p>
				</div>
			</div>
			<TextContent text={text === name ? '' : text} />
		</>
	)
}
