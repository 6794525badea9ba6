/** What a mail says, and the files it brings. */
import type { Attachment, Email } from 'postal-mime'
import { FILES_MAX, TEXT_MAX_CHARS } from '../../core/message.ts'
import type { FileKind } from '../../core/message.ts'
import type { InboundContent, InboundFile } from '../channel.ts'
import { cleanName, cleanText } from '../shared/clean.ts'
import { foldQuote } from './fold-quote.ts'
import { htmlToText } from './html-to-text.ts'
import { bytesOf } from './parse-mime.ts'
import { contentId } from './safe-attributes.ts'
import { sanitise } from './sanitise.ts'

const SUBJECT_MAX_CHARS = 300
const QUOTED_MAX_CHARS = 32_000
const FOLD_MAX_CHARS = 400_000

/** The bytes of a file that came with a mail. `source` names it in the message's content. */
export interface MailAttachment {
	readonly source: string
	readonly name: string | null
	readonly type: string | null
	readonly bytes: Uint8Array<ArrayBuffer>
}

export interface MailContent {
	/** In their order: the mail, and more of its files when one message has not room for all. */
	readonly contents: readonly InboundContent[]
	readonly attachments: readonly MailAttachment[]
}

export function mailContent(
	mail: Email,
	{ vouched, isAutomatic }: { readonly vouched: boolean; readonly isAutomatic: boolean },
): MailContent {
	const whole = wordsOf(mail)
	const { text, quoted } = foldQuote(whole.slice(0, FOLD_MAX_CHARS))
	const html = mail.html === undefined ? null : sanitise(mail.html, filePlaces(mail.attachments))
	const all = [
		...mail.attachments.map(attachmentOf),
		// What there is no room for in the log is there as a file.
		...(text.length > TEXT_MAX_CHARS ? [textFile('text', whole)] : []),
		...(mail.html?.trim() && html === null && text.length > 0 ? [textFile('html', mail.html)] : []),
	]
	// More messages of a machine's would pass for somebody's own.
	const attachments = isAutomatic ? all.slice(0, FILES_MAX) : all
	const [files = [], ...more] = inMessages(attachments.map(asFile))
	const first: InboundContent = {
		kind: 'email',
		text: cleanText(text),
		subject: cleanName(mail.subject ?? null, SUBJECT_MAX_CHARS) ?? '',
		quoted: quoted === null ? null : cleanText(quoted, QUOTED_MAX_CHARS),
		html,
		files,
		vouched,
		...(isAutomatic && { automatic: true }),
	}
	return { contents: [first, ...more.map((it): InboundContent => ({ kind: 'files', text: '', files: it }))], attachments }
}

function wordsOf({ text, html }: Email): string {
	if (text?.trim()) return text
	return html === undefined ? '' : htmlToText(html)
}

/** Where a picture lies that the HTML names by its Content-ID. What is not in the first message cannot be shown in it. */
function filePlaces(attachments: readonly Attachment[]): ReadonlyMap<string, number> {
	return new Map(attachments.slice(0, FILES_MAX).flatMap((it, i) => (it.contentId ? [[contentId(it.contentId), i] as const] : [])))
}

function attachmentOf(attachment: Attachment, place: number): MailAttachment {
	const name = cleanName(attachment.filename?.replaceAll(/[/\\]/g, '_') ?? null) ??
		(attachment.mimeType === 'message/rfc822' ? 'mail.eml' : null)
	return { source: `part:${place}`, name, type: mediaType(attachment.mimeType), bytes: bytesOf(attachment) }
}

function mediaType(text: string): string | null {
	return /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/.test(text) ? text.toLowerCase() : null
}

function textFile(kind: 'text' | 'html', content: string): MailAttachment {
	const type = kind === 'html' ? 'text/html' : 'text/plain'
	return { source: `part:${kind}`, name: `mail.${kind === 'html' ? 'html' : 'txt'}`, type, bytes: new TextEncoder().encode(content) }
}

function asFile({ source, name, type, bytes }: MailAttachment): InboundFile {
	return { source, name, type, kind: kindOf(type), bytes: bytes.length }
}

function kindOf(type: string | null): FileKind {
	const family = type?.split('/')[0]
	return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

function inMessages(files: readonly InboundFile[]): readonly (readonly InboundFile[])[] {
	return Array.from({ length: Math.max(1, Math.ceil(files.length / FILES_MAX)) }, (_, i) => files.slice(i * FILES_MAX, (i + 1) * FILES_MAX))
}
