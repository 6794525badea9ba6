import { inOneLine } from '../../../core/message.ts'
import type { Quote } from '../state/thread.ts'
import { showMessage } from './thread-place.ts'
import { useTalkWords } from './words/use-talk-words.ts'

/** What a message answers; pressed, it leads there. */
export function QuoteLine({ quote: { id, of } }: { quote: Quote }) {
	const { said: words } = useTalkWords()
	if (!of) return <p className='quote-line said-quiet'>{words.quoteGone}</p>
	const who = of.side === 'customer' ? words.customer : of.name ?? words.you
	const text = of.isDeleted ? words.deleted : inOneLine(of.content)
	return (
		<button type='button' className='quote-line' aria-label={words.quoteOf(who, text)} onClick={() => showMessage(id)}>
			<span className='quote-who'>{who}</span>
			<span className='quote-text' dir='auto'>{text}</span>
		</button>
	)
}
