import type { InboundContent } from '../../../channel.ts'
import { cleanText } from '../../../shared/clean.ts'
import { type Fields, fieldsOf, textOf } from '../../../shared/read.ts'
import { attachedTo, urlOf } from './attachments.ts'

/** What a message says, at least one thing; empty for what says nothing we can show. Words go with the first. */
export function contentsOf(message: Fields): readonly InboundContent[] {
	const text = cleanText(textOf(message.text) ?? '')
	const option = textOf(fieldsOf(message.quick_reply).payload)
	if (option !== null) return [{ kind: 'choice', text: text || cleanText(option), option: cleanText(option, 1_000) }]
	const [first, ...others] = attachedTo(message)
	if (first !== undefined) return [withText(first, text), ...others]
	const story = urlOf(fieldsOf(fieldsOf(message.reply_to).story).url)
	if (story !== null) return [{ kind: 'link', text, url: story, title: null }]
	return text === '' ? [] : [{ kind: 'text', text }]
}

function withText(content: InboundContent, text: string): InboundContent {
	if (text === '') return content
	return { ...content, text: content.text === '' ? text : cleanText(`${text}\n${content.text}`) }
}
