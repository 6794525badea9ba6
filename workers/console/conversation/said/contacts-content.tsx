import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { TextContent } from './text-content.tsx'

/** People's cards: who, and how to reach them. */
export function ContactsContent({ content: { contacts, text } }: { content: ContentOf<'contacts'> }) {
	const { said: words } = useTalkWords()
	return (
		<>
			{contacts.map(({ name, phones, emails }, i) => (
				<div key={i} className='said-card' role='group' aria-label={`${words.contact}: ${name}`}>
					<span className='said-card-icon'>
						<Icon name='person' />
					</span>
					<div className='said-card-text'>
						<p className='said-card-title' dir='auto'>{name}</p>
						{phones.map((it) => <p key={it}>{it}</p>)}
						{emails.map((it) => <p key={it}>{it}</p>)}
					</div>
				</div>
			))}
			<TextContent text={text} />
		</>
	)
}
