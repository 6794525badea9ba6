import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { webAddress } from './linked.ts'
import { OutLink } from './out-link.tsx'
import { TextContent } from './text-content.tsx'

/** A page, a post, a product that was shared. */
export function LinkContent({ content: { text, url, title } }: { content: ContentOf<'link'> }) {
	const { said: words } = useTalkWords()
	const href = webAddress(url)
	const name = title ?? words.link
	return (
		<>
			<div className='said-card'>
				<span className='said-card-icon'>
					<Icon name='link' />
				</span>
				<div className='said-card-text'>
					<p className='said-card-title' dir='auto'>{href ? <OutLink href={href}>{name}</OutLink> : name}</p>
					<p className='said-quiet said-address'>{href ? new URL(href).host : url}</p>
				</div>
			</div>
			<TextContent text={text === title ? '' : text} />
		</>
	)
}
