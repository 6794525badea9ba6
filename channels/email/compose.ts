/**
 * A mail on its way out, as its bytes: ASCII throughout, so that no server on the way has to change it (and break its signature).
 * The same message gives the same mail but for its date.
 */
import { base64Lines } from './base64-lines.ts'
import { LOOP_HEADER } from './machine-mail.ts'
import { domainOf } from './mail-address.ts'
import { encodedWords, fileNameParameters, header, mailDate } from './mail-header.ts'
import { bracketed, isMessageId, messageIdsIn, referencesWith } from './message-id.ts'
import { quotedPrintable } from './quoted-printable.ts'
import { OURS_HEADER } from './read-report.ts'

export interface ComposedFile {
	readonly name: string
	readonly type: string
	readonly bytes: Uint8Array
}

export interface Composing {
	/** Our id of the message, sealed; letters, digits, `_`, `-`, `.`, `~`. */
	readonly id: string
	readonly from: string
	readonly to: string
	/** Empty for the thread's. */
	readonly subject: string
	readonly text: string
	readonly html: string | null
	readonly files: readonly ComposedFile[]
	/** Message-ID of what it answers. */
	readonly replyTo: string | null
	/** As `readMail` has given it. */
	readonly thread: Readonly<Record<string, string>>
	readonly nowMs: number
}

export function compose(mail: Composing): string {
	const boundary = `=_${mail.id.slice(0, 40).replace('~', '_')}`
	const bodies = [textPart('plain', mail.text), ...(mail.html === null ? [] : [textPart('html', mail.html)])]
	const body = multipart('alternative', `${boundary}_a`, bodies)
	return `${head(mail)}\r\n${multipart('mixed', `${boundary}_m`, [body, ...mail.files.map(filePart)])}\r\n`
}

/** The Message-ID a mail of ours bears, where the mail service leaves it. */
export function messageIdOf({ id, from }: Pick<Composing, 'id' | 'from'>): string {
	return `${id}@${domainOf(from)}`
}

/** What a mail answers: the message that was named, else the customer's last. */
export function answered({ replyTo, thread }: Pick<Composing, 'replyTo' | 'thread'>): string | null {
	// The files of a mail that had too many are messages of their own here, `id#2`, but not to anybody else.
	const named = replyTo?.replace(/#\d+$/, '') ?? ''
	if (isMessageId(named)) return named
	const last = thread['messageId'] ?? ''
	return isMessageId(last) ? last : messageIdsIn(thread['references']).at(-1) ?? null
}

function head(mail: Composing): string {
	const to = answered(mail)
	const references = referencesWith(mail.thread['references'], to)
	const fields: readonly (readonly [string, string])[] = [
		['From', `<${mail.from}>`],
		['To', `<${mail.to}>`],
		['Subject', encodedWords(subjectOf(mail))],
		['Date', mailDate(mail.nowMs)],
		['Message-ID', bracketed([messageIdOf(mail)])],
		...(to === null ? [] : [['In-Reply-To', bracketed([to])] as const]),
		...(references === '' ? [] : [['References', references] as const]),
		[OURS_HEADER, mail.id],
		[LOOP_HEADER, mail.from],
		['MIME-Version', '1.0'],
	]
	return fields.map(([name, value]) => header(name, value)).join('\r\n')
}

/** What programs of many languages put before a subject they answer or pass on. */
const PREFIXES = /^(?:\s*(?:re|aw|antw|sv|vs|ref|rif|rép|odp|fwd?|wg|tr|回复|回覆|答复|转发|轉寄)\s*(?:\[\d+\])?\s*[:：])+\s*/iu

const SUBJECT_MAX_CHARS = 900
const TITLE_MAX_CHARS = 78

/** Its own, the thread's, or what it begins with. */
function subjectOf({ subject, thread, text }: Pick<Composing, 'subject' | 'thread' | 'text'>): string {
	if (subject.trim() !== '') return subject.slice(0, SUBJECT_MAX_CHARS)
	const topic = (thread['subject'] ?? '').slice(0, SUBJECT_MAX_CHARS).replace(PREFIXES, '').trim()
	return topic === '' ? (text.trim().split('\n')[0] ?? '').slice(0, TITLE_MAX_CHARS) : `Re: ${topic}`
}

function multipart(kind: 'alternative' | 'mixed', boundary: string, parts: readonly string[]): string {
	const [only = ''] = parts
	if (parts.length === 1) return only
	const inside = parts.map((it) => `--${boundary}\r\n${it}\r\n`).join('')
	return `Content-Type: multipart/${kind};\r\n boundary="${boundary}"\r\n\r\n${inside}--${boundary}--`
}

function textPart(kind: 'plain' | 'html', text: string): string {
	const whole = text.toWellFormed()
	// Chinese in quoted-printable takes nine characters for one.
	const isMostlyAscii = whole.replace(/[^\x20-\x7e\s]/g, '').length * 1.3 >= whole.length
	const encoding = isMostlyAscii ? 'quoted-printable' : 'base64'
	const body = isMostlyAscii ? quotedPrintable(whole) : base64Lines(new TextEncoder().encode(whole.replace(/\r\n?|\n/g, '\r\n')))
	return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
}

const MEDIA_TYPE = /^[\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60}$/

function filePart({ name, type, bytes }: ComposedFile): string {
	const fields = [
		header('Content-Type', MEDIA_TYPE.test(type) ? type : 'application/octet-stream'),
		header('Content-Disposition', `attachment;${fileNameParameters(name)}`),
		'Content-Transfer-Encoding: base64',
	]
	return `${fields.join('\r\n')}\r\n\r\n${base64Lines(bytes)}`
}
