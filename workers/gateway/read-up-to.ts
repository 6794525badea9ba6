/** All of a stream; null, and the rest of it unread, when it is longer than that. */
export async function readUpTo(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
	const chunks: Uint8Array[] = []
	let length = 0
	for await (const chunk of stream) {
		length += chunk.length
		// Leaving the loop cancels the stream.
		if (length > maxBytes) return null
		chunks.push(chunk)
	}
	const whole = new Uint8Array(length)
	let at = 0
	for (const chunk of chunks) {
		whole.set(chunk, at)
		at += chunk.length
	}
	return whole
}
