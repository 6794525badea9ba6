/** How a file comes into the store, wherever it comes from. */
import { fileMaxBytes, HEAD_BYTES } from '../../core/files/file-limits.ts'
import { fileType } from '../../core/files/file-type.ts'
import { type ImageSize, imageSize } from '../../core/files/image-size.ts'
import type { FileKind } from '../../core/message.ts'
import type { StoredFile } from '../../core/protocol/conversation.ts'
import type { Env } from '../env.ts'
import { describe } from './file-record.ts'
import { makeThumbnail } from './make-thumbnail.ts'
import { readHead } from './read-head.ts'
import { writeBytes } from './write-bytes.ts'

/** What the store is made of. */
export type FileEnv = Pick<Env, 'FILES' | 'IMAGES' | 'PATCHBAY_FILE_MAX_MIB'>

export interface Incoming {
	/** From `fileKey`, or `arrivedKey`. */
	readonly key: string
	readonly body: ReadableStream<Uint8Array>
	/** In bytes, when it is known to the byte. */
	readonly length: number | null
	/** As whoever sends it says. */
	readonly type: string | null
	readonly name: string | null
	/** Null for what its bytes say. */
	readonly kind: FileKind | null
}

export type Kept = { readonly ok: true; readonly stored: StoredFile } | { readonly ok: false; readonly reason: 'too-large' | 'empty' }

class TooLarge extends Error {}

/** Streams it in and looks at it on the way. Throws when it breaks off, and then nothing is kept. */
export async function storeFile(env: FileEnv, incoming: Incoming): Promise<Kept> {
	const max = fileMaxBytes(env.PATCHBAY_FILE_MAX_MIB)
	const { key, body, length, name, kind } = incoming
	if (length !== null && (length > max || length === 0)) {
		await body.cancel()
		return { ok: false, reason: length === 0 ? 'empty' : 'too-large' }
	}
	const { head, chunks } = await readHead(body, HEAD_BYTES)
	if (head.byteLength === 0) return { ok: false, reason: 'empty' }
	const type = fileType(head, incoming.type)
	const size = imageSize(head, type)
	try {
		const target = { bucket: env.FILES, key, options: describe({ type, name, kind, size }) }
		const bytes = await writeBytes(capped(chunks, max), target, length)
		return { ok: true, stored: { type, bytes, ...size, thumbnail: await thumbnail(env, key, { bytes, size }) } }
	} catch (error) {
		if (error instanceof TooLarge) return { ok: false, reason: 'too-large' }
		throw error
	}
}

async function thumbnail(env: FileEnv, key: string, { bytes, size }: { bytes: number; size: ImageSize | null }): Promise<boolean> {
	return size !== null && await makeThumbnail(env, key, { bytes, ...size })
}

/** Who says nothing of the length is counted. */
async function* capped(chunks: AsyncGenerator<Uint8Array, void>, max: number): AsyncGenerator<Uint8Array, void> {
	let bytes = 0
	for await (const chunk of chunks) {
		bytes += chunk.byteLength
		if (bytes > max) throw new TooLarge(`more than ${max} bytes`)
		yield chunk
	}
}
