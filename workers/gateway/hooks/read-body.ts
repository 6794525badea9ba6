import { readUpTo } from '../read-up-to.ts'

/** The whole of it; null when it is longer than that, of which no more is read. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
	const length = request.headers.get('content-length')
	if (length !== null) return Number(length) > maxBytes ? null : new Uint8Array(await request.arrayBuffer())
	return request.body === null ? new Uint8Array() : await readUpTo(request.body, maxBytes)
}
