import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../i18n/preferences.tsx'
import { useTalk } from '../talk-context.ts'
import { oneLine } from '../words/one-line.ts'
import { useTalkWords } from '../words/use-talk-words.ts'

/** What the words being written answer, or change. */
export function RefersTo() {
	const { acts } = useTalk()
	const talk = useTalkWords()
	const { compose: words, said } = talk
	const { app } = useWords()
	const item = acts?.changing ?? acts?.answering
	if (!acts || !item) return null
	const who = item.side === 'customer' ? said.customer : item.name ?? said.you
	const title = acts.changing ? words.editing : words.replyTo(who)
	const onStop = () => acts.changing ? acts.change(null) : acts.answer(null)
	return (
		<div className='refers-to' role='status'>
			<Icon name={acts.changing ? 'pencil' : 'reply'} size={14} />
			<p className='refers-to-text'>
				<span className='quote-who'>{title}</span>
				<span className='truncate said-quiet' dir='auto'>{oneLine(item.content, talk)}</span>
			</p>
			<button type='button' className='button quiet square' aria-label={app.cancel} onClick={onStop}>
				<Icon name='close' size={14} />
			</button>
		</div>
	)
}
