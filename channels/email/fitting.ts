/**
 * What of a message's files fits into the mail itself; the rest goes as links. Cloudflare's sending takes 5 MiB, all of it counted
 * (https://developers.cloudflare.com/email-service/platform/limits/).
 */
import type { OutboundFile } from '../channel.ts'
import type { Words } from './mail-words.ts'

export const SENT_MAX_BYTES = 5 * 1_048_576

/** Base64 in lines of 76 characters, and what stands above it. */
const LINE = { of: 57, takes: 78 }
const PART_HEAD_BYTES = 1_024
const HEAD_BYTES = 32 * 1_024

export interface Fitted {
	readonly attached: readonly OutboundFile[]
	readonly linked: readonly OutboundFile[]
}

/** In their order, as long as there is room. */
export function fitting({ text, html, files }: Pick<Words, 'text' | 'html' | 'files'>): Fitted {
	let room = SENT_MAX_BYTES - HEAD_BYTES - encodedBytes(text) - encodedBytes(html ?? '')
	const attached: OutboundFile[] = []
	const linked: OutboundFile[] = []
	for (const file of files) {
		const takes = Math.ceil(file.bytes / LINE.of) * LINE.takes + PART_HEAD_BYTES
		if (takes <= room) {
			room -= takes
			attached.push(file)
		} else linked.push(file)
	}
	return { attached, linked }
}

/** At most: quoted-printable makes nine characters of a Chinese one, and three of a byte. */
function encodedBytes(text: string): number {
	return text.length * 9
}
