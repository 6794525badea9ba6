import type { InboundFile } from '../channel.ts'
import { type FileKind, FILES_MAX } from '../../core/message.ts'
import { cleanId, cleanName } from '../shared/clean.ts'
import { firstOf, type Form } from '../shared/form.ts'

const URL_MAX_CHARS = 2_000

/** The files of a message. Twilio numbers them from 0 and names none. */
export function filesOf(form: Form): readonly InboundFile[] {
	const count = Math.min(Number(firstOf(form, 'NumMedia')) || 0, FILES_MAX)
	return Array.from({ length: Math.max(0, Math.trunc(count)) }, (_, i) => fileOf(form, i)).filter((it) => it !== null)
}

function fileOf(form: Form, i: number): InboundFile | null {
	const source = cleanId(firstOf(form, `MediaUrl${i}`), URL_MAX_CHARS)
	if (source === null || !URL.canParse(source)) return null
	const type = cleanName(firstOf(form, `MediaContentType${i}`), 100)?.toLowerCase() ?? null
	return { kind: kindOf(type, firstOf(form, 'MessageType')), name: nameOf(type), type, bytes: null, source }
}

function kindOf(type: string | null, messageType: string | null): FileKind {
	if (messageType === 'sticker') return 'sticker'
	// WhatsApp records in Opus; other audio has been sent as a file.
	if (type?.startsWith('audio/ogg')) return 'voice'
	const family = type?.split('/')[0]
	return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

/** A contact is shared as a card, and would be nothing but numbers without a name. */
function nameOf(type: string | null): string | null {
	return type === 'text/vcard' || type === 'text/x-vcard' ? 'contact.vcf' : null
}
