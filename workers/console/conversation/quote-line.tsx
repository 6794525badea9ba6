import type { Quote } from '../state/thread.ts'
import { showMessage } from './thread-place.ts'
import { oneLine } from './words/one-line.ts'
import { useTalkWords } from './words/use-talk-words.ts'

/** What a message answers; pressed, it leads there. */
export function QuoteLine({ quote: { id, of } }: { quote: Quote }) {
	const talk = useTalkWords()
	const { said: words } = talk
	if (!of) return <p className='quote-line said-quiet'>{words.quoteGone}</p>
	const who = of.side === 'customer' ? words.customer : of.name ?? words.you
	const text = of.isDeleted ? words.deleted : oneLine(of.content, talk)
	return (
		<button type='button' className='quote-line' aria-label={words.quoteOf(who, text)} onClick={() => showMessage(id)}>
			<span className='quote-who'>{who}</span>
			<span className='quote-text' dir='auto'>{text}</span>
		</button>
	)
}
