import type { Said } from '../../state/thread.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { ChoiceContent } from './choice-content.tsx'
import { ContactsContent } from './contacts-content.tsx'
import { EmailContent } from './email-content.tsx'
import { FilesContent } from './files-content.tsx'
import { LinkContent } from './link-content.tsx'
import { LocationContent } from './location-content.tsx'
import { MenuContent } from './menu-content.tsx'
import { TemplateContent } from './template-content.tsx'
import { TextContent } from './text-content.tsx'
import { UnsupportedContent } from './unsupported-content.tsx'
import './said.css'

/** What a message carries, each kind as people expect to see it. */
export function SaidContent({ item }: { item: Pick<Said, 'content' | 'files' | 'isDeleted'> }) {
	const { said: words } = useTalkWords()
	const { content, files } = item
	if (item.isDeleted) return <p className='said-deleted'>{words.deleted}</p>
	switch (content.kind) {
		case 'text':
			return <TextContent text={content.text} />
		case 'files':
			return <FilesContent content={content} standings={files} />
		case 'location':
			return <LocationContent content={content} />
		case 'contacts':
			return <ContactsContent content={content} />
		case 'choice':
			return <ChoiceContent content={content} />
		case 'menu':
			return <MenuContent content={content} />
		case 'template':
			return <TemplateContent content={content} />
		case 'link':
			return <LinkContent content={content} />
		case 'email':
			return <EmailContent content={content} standings={files} />
		case 'unsupported':
			return <UnsupportedContent content={content} />
	}
}
