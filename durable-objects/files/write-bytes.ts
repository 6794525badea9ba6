/** Bytes on their way into the bucket: never more of them in memory than one piece, and nothing is there unless all of it is. */
import { joined } from './read-head.ts'

/** Smallest part of a multipart upload (https://developers.cloudflare.com/r2/objects/upload-objects/#multipart-upload-details). */
const PART_BYTES = 5 * 1_048_576

export interface Target {
	readonly bucket: R2Bucket
	readonly key: string
	readonly options: Pick<R2PutOptions, 'httpMetadata' | 'customMetadata'>
}

/** `length`: how many bytes it will be, to the byte; null where nobody knows. Throws when it is another number. Answers how many they were. */
export async function writeBytes(chunks: AsyncGenerator<Uint8Array, void>, target: Target, length: number | null): Promise<number> {
	return length === null ? await writeParts(chunks, target) : await writeWhole(chunks, target, length)
}

async function writeWhole(chunks: AsyncGenerator<Uint8Array, void>, { bucket, key, options }: Target, length: number): Promise<number> {
	const { readable, writable } = new FixedLengthStream(length)
	const kept = bucket.put(key, readable, options)
	await Promise.all([kept, pour(chunks, writable)])
	return length
}

async function pour(chunks: AsyncGenerator<Uint8Array, void>, writable: WritableStream<Uint8Array>): Promise<void> {
	const writer = writable.getWriter()
	try {
		for await (const chunk of chunks) await writer.write(chunk)
		await writer.close()
	} catch (error) {
		await writer.abort(error).catch(() => undefined)
		throw error
	}
}

/** What ends within one part is put at once. */
async function writeParts(chunks: AsyncGenerator<Uint8Array, void>, target: Target): Promise<number> {
	const parts = inParts(chunks)
	const first = await parts.next()
	if (first.done || first.value.byteLength < PART_BYTES) {
		const bytes = first.value ?? new Uint8Array()
		await target.bucket.put(target.key, bytes, target.options)
		return bytes.byteLength
	}
	const upload = await target.bucket.createMultipartUpload(target.key, target.options)
	try {
		return await uploadAll(upload, first.value, parts)
	} catch (error) {
		await upload.abort().catch(() => undefined)
		throw error
	}
}

async function uploadAll(upload: R2MultipartUpload, first: Uint8Array, more: AsyncGenerator<Uint8Array, void>): Promise<number> {
	const uploaded = [await upload.uploadPart(1, first)]
	let bytes = first.byteLength
	for await (const part of more) {
		uploaded.push(await upload.uploadPart(uploaded.length + 1, part))
		bytes += part.byteLength
	}
	await upload.complete(uploaded)
	return bytes
}

/** All of one size, as R2 wants them, but for the last. */
async function* inParts(chunks: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array, void> {
	let waiting: Uint8Array[] = []
	let count = 0
	for await (const chunk of chunks) {
		for (let rest = chunk; rest.byteLength > 0;) {
			const piece = rest.subarray(0, PART_BYTES - count)
			rest = rest.subarray(piece.byteLength)
			waiting.push(piece)
			count += piece.byteLength
			if (count < PART_BYTES) continue
			yield joined(waiting, count)
			waiting = []
			count = 0
		}
	}
	if (count > 0) yield joined(waiting, count)
}
