import type { Exchange } from './view.ts'

const KEPT_MAX = 200
const BODY_MAX_CHARS = 20_000

/** What has gone over the wire of one channel, the last of it. */
export class Exchanges {
	readonly #kept: Exchange[] = []
	#count = 0

	add(exchange: Omit<Exchange, 'seq'>): void {
		this.#kept.unshift({ ...exchange, seq: ++this.#count })
		this.#kept.splice(KEPT_MAX)
	}

	/** Newest first, those after `seq`. */
	after(seq: number): readonly Exchange[] {
		return this.#kept.filter((it) => it.seq > seq)
	}
}

/** A body as it stands: text where it is text, else how long it is. */
export function bodyText(body: string | Uint8Array): string {
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
		if (text.includes('\0')) return binary(bytes)
		return text.length > BODY_MAX_CHARS ? `${text.slice(0, BODY_MAX_CHARS)}… (${bytes.length} bytes)` : text
	} catch {
		return binary(bytes)
	}
}

function binary(bytes: Uint8Array): string {
	// A form with a file in it begins with its fields.
	const head = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1').replaceAll(/[^\x20-\x7e\r\n\t]/g, '·')
	return `${head.startsWith('--') ? `${head}\n… ` : ''}(${bytes.length} bytes)`
}
