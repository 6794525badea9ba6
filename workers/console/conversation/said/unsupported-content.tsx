import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { TextContent } from './text-content.tsx'

/** What the provider sends and we do not know: said plainly, never left out. */
export function UnsupportedContent({ content: { text, what } }: { content: ContentOf<'unsupported'> }) {
	const { said: words } = useTalkWords()
	return (
		<>
			<div className='said-card'>
				<span className='said-card-icon'>
					<Icon name='info' />
				</span>
				<div className='said-card-text'>
					<p className='said-card-title'>{words.unsupported}</p>
					<p className='said-quiet'>{words.unsupportedHint(what)}</p>
				</div>
			</div>
			<TextContent text={text} />
		</>
	)
}
