import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'

/** A button the customer has pressed. */
export function ChoiceContent({ content }: { content: ContentOf<'choice'> }) {
	const { said: words } = useTalkWords()
	return (
		<p className='said-choice' dir='auto'>
			<Icon name='check' size={14} />
			<span className='visually-hidden'>{words.choice}:</span>
			{content.text || content.option}
		</p>
	)
}
