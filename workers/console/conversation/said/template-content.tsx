import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { TextContent } from './text-content.tsx'

/** A message the provider has approved beforehand, as it reads. */
export function TemplateContent({ content: { text, name, language, values } }: { content: ContentOf<'template'> }) {
	const { said: words } = useTalkWords()
	return (
		<>
			<TextContent text={text || values.join(' · ')} />
			<p className='said-quiet'>{words.template(name, language)}</p>
		</>
	)
}
