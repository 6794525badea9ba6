import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { TextContent } from './text-content.tsx'

/** A question with its answers, as the customer can press them. */
export function MenuContent({ content: { text, options } }: { content: ContentOf<'menu'> }) {
	const { said: words } = useTalkWords()
	return (
		<>
			<TextContent text={text} />
			<ul className='said-options' aria-label={words.menu}>
				{options.map(({ id, title }) => <li key={id} dir='auto'>{title}</li>)}
			</ul>
		</>
	)
}
