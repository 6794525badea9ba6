/** The whole of it; null when it is longer than that, of which no more is read. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
	const length = request.headers.get('content-length')
	if (length !== null) return Number(length) > maxBytes ? null : new Uint8Array(await request.arrayBuffer())
	return request.body === null ? new Uint8Array() : await gather(request.body, maxBytes)
}

async function gather(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
	const pieces: Uint8Array[] = []
	let bytes = 0
	for await (const piece of stream) {
		bytes += piece.byteLength
		if (bytes > maxBytes) return null
		pieces.push(piece)
	}
	return joined(pieces, bytes)
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(bytes)
	let at = 0
	for (const piece of pieces) {
		whole.set(piece, at)
		at += piece.byteLength
	}
	return whole
}
