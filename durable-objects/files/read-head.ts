export interface Opened {
	/** As many bytes as were asked for, fewer only where there are no more. */
	readonly head: Uint8Array<ArrayBuffer>
	/** Everything, the head as well. To be read to its end, or `return`ed from. */
	readonly chunks: AsyncGenerator<Uint8Array, void>
}

/** Looks at the beginning of a stream without losing it. */
export async function readHead(body: ReadableStream<Uint8Array>, bytes: number): Promise<Opened> {
	const reader = body.getReader()
	const read: Uint8Array[] = []
	let count = 0
	while (count < bytes) {
		const { done, value } = await reader.read()
		if (done) break
		read.push(value)
		count += value.byteLength
	}
	return { head: joined(read, Math.min(count, bytes)), chunks: all(read, reader) }
}

async function* all(read: readonly Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array, void> {
	try {
		yield* read
		for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
	} finally {
		// Who stops early wants no more of it; after the end this does nothing.
		await reader.cancel().catch(() => undefined)
	}
}

/** The first so many bytes of some pieces, in one. */
export function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(bytes)
	let at = 0
	for (const piece of pieces) {
		if (at >= bytes) break
		const part = piece.subarray(0, bytes - at)
		whole.set(part, at)
		at += part.byteLength
	}
	return whole
}
