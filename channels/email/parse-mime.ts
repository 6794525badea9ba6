/** From the bytes of a mail to its parts, within bounds: whoever knows the address may post anything, of any shape. */
import PostalMime, { type Attachment, type Email } from 'postal-mime'

/** The largest mail that is taken, as Cloudflare Email Routing has it. */
export const MAIL_MAX_BYTES = 25 * 1_048_576
/** Attachments of one mail. */
export const MAIL_FILES_MAX = 100

/** Of all its parts together. A header for a thousand recipients is a quarter of it. */
const HEADERS_MAX_BYTES = 256 * 1024
const NESTING_MAX = 32
/** Every line costs the parser an object, and one that begins a part several. As many as 25 MiB of base64 have, and some. */
const LINES_MAX = 400_000
const DASH_LINES_MAX = 20_000

export type Unreadable = 'too-large' | 'too-many-lines' | 'too-many-files' | 'malformed'

export type ParsedMail = { readonly ok: true; readonly mail: Email } | { readonly ok: false; readonly why: Unreadable }

/** Mails within a mail stay what they are, files: what somebody forwards is not what they say. */
export async function parseMime(raw: Uint8Array): Promise<ParsedMail> {
	if (raw.length > MAIL_MAX_BYTES) return { ok: false, why: 'too-large' }
	const { lines, dashLines } = counted(raw)
	if (lines > LINES_MAX || dashLines > DASH_LINES_MAX) return { ok: false, why: 'too-many-lines' }
	try {
		const mail = await PostalMime.parse(raw, {
			maxHeadersSize: HEADERS_MAX_BYTES,
			maxNestingDepth: NESTING_MAX,
			forceRfc822Attachments: true,
		})
		if (mail.attachments.length > MAIL_FILES_MAX) return { ok: false, why: 'too-many-files' }
		return { ok: true, mail: isEmpty(mail) ? { ...mail, ...withoutParts(raw, mail) } : mail }
	} catch {
		return { ok: false, why: 'malformed' }
	}
}

function isEmpty({ text, html, attachments }: Email): boolean {
	return !text?.trim() && !html?.trim() && attachments.length === 0
}

/** Whoever names a boundary and never writes it has written no parts, but has written: all of it is the text. */
function withoutParts(raw: Uint8Array, mail: Email): Pick<Email, 'text'> {
	const type = headerOf(mail, 'content-type') ?? ''
	if (!/^\s*multipart\//i.test(type)) return {}
	const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type) ?? []
	const whole = new TextDecoder().decode(raw)
	const head = /\r?\n\r?\n/.exec(whole)
	const body = head === null ? '' : whole.slice(head.index + head[0].length)
	const boundary = quoted ?? bare ?? ''
	return boundary !== '' && body.includes(`--${boundary}`) ? {} : { text: body.replaceAll('\r\n', '\n') }
}

const LF = 0x0a
const DASH = 0x2d

function counted(raw: Uint8Array): { readonly lines: number; readonly dashLines: number } {
	let lines = 0
	let dashLines = 0
	for (let at = raw.indexOf(LF); at >= 0; at = raw.indexOf(LF, at + 1)) {
		lines++
		if (raw[at + 1] === DASH && raw[at + 2] === DASH) dashLines++
	}
	return { lines, dashLines }
}

/** Of that name, in small letters; null when it is not there. The topmost where there are several: it was added last. */
export function headerOf(mail: Pick<Email, 'headers'>, name: string): string | null {
	return mail.headers.find((it) => it.key === name)?.value ?? null
}

/** The bytes of an attachment, whatever the parser keeps them as. */
export function bytesOf({ content }: Pick<Attachment, 'content'>): Uint8Array<ArrayBuffer> {
	if (typeof content === 'string') return new TextEncoder().encode(content)
	return content instanceof ArrayBuffer ? new Uint8Array(content) : Uint8Array.from(content)
}
