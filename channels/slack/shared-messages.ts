/** What a message brings along of others: Slack attaches what somebody forwards, and the preview of a link, in one list. */
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { blockText } from './block-text.ts'
import { slackText } from './plain-text.ts'

const ATTACHMENTS_MAX = 20

export interface SharedMessage {
	/** As Slack writes text; empty for a file alone. */
	readonly text: string
	/** What it carries: `files`, as a message does. */
	readonly message: Fields
}

/** What was forwarded. The rest counts only where the message says nothing else, as the cards that other apps make do. */
export function sharedMessages(message: Fields, { isWordless }: { readonly isWordless: boolean }): readonly SharedMessage[] {
	const all = listOf(message.attachments).slice(0, ATTACHMENTS_MAX).map(fieldsOf)
	const forwarded = all.filter((it) => it.is_share === true)
	const told = forwarded.length > 0 || !isWordless ? forwarded : all
	return told.map((it) => ({ text: wordsOf(it), message: it })).filter((it) => it.text !== '' || listOf(it.message.files).length > 0)
}

/** Who said it, and what. */
function wordsOf(attachment: Fields): string {
	const author = textOf(attachment.author_name) ?? textOf(attachment.author_subname)
	const said = saidIn(attachment)
	return author === null || said === '' ? said : `${slackText(author)}: ${said}`
}

function saidIn(attachment: Fields): string {
	const { pretext, title, title_link, text, blocks, message_blocks, fallback } = attachment
	const name = textOf(title)
	const url = textOf(title_link)
	const head = name === null || url === null ? name : `<${url}|${name}>`
	const inBlocks = blockText(blocks) ||
		listOf(message_blocks).map((it) => blockText(fieldsOf(fieldsOf(it).message).blocks)).filter(Boolean).join('\n')
	const words = [textOf(pretext), head, textOf(text) ?? inBlocks].filter(Boolean).join('\n')
	return words || (listOf(attachment.files).length > 0 ? '' : textOf(fallback) ?? '')
}
