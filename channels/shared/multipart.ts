/** A form with one file in it, streamed: the file is never in memory as a whole. RFC 7578. */

const encoder = new TextEncoder()

export interface FilePart {
	readonly field: string
	readonly name: string
	readonly type: string
	readonly stream: ReadableStream<Uint8Array>
}

export interface Multipart {
	readonly contentType: string
	readonly body: ReadableStream<Uint8Array>
}

/** `boundary`: letters and digits that the file cannot be expected to hold. */
export function multipart(
	fields: Readonly<Record<string, string>>,
	{ file, boundary }: { readonly file: FilePart; readonly boundary: string },
): Multipart {
	const texts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\n${disposition({ name })}\r\n\r\n${value}\r\n`)
	const head = `--${boundary}\r\n${disposition({ name: file.field, filename: file.name })}\r\ncontent-type: ${header(file.type)}\r\n\r\n`
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: joined([[...texts, head].join(''), file.stream, `\r\n--${boundary}--\r\n`]),
	}
}

function disposition(values: Readonly<Record<string, string>>): string {
	return ['content-disposition: form-data', ...Object.entries(values).map(([name, value]) => `${name}="${quoted(value)}"`)].join('; ')
}

/** As browsers write it: what would end the name or the line is written as a code. */
function quoted(value: string): string {
	return value.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function header(value: string): string {
	return /^[\w.+-]+\/[\w.+-]+/.exec(value)?.[0] ?? 'application/octet-stream'
}

function joined(pieces: readonly (string | ReadableStream<Uint8Array>)[]): ReadableStream<Uint8Array> {
	const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
	void pour(pieces, writable)
	return readable
}

/** What breaks on the way breaks the request with it. */
async function pour(pieces: readonly (string | ReadableStream<Uint8Array>)[], writable: WritableStream<Uint8Array>): Promise<void> {
	try {
		for (const piece of pieces) {
			if (typeof piece === 'string') await new Blob([encoder.encode(piece)]).stream().pipeTo(writable, { preventClose: true })
			else await piece.pipeTo(writable, { preventClose: true })
		}
		await writable.close()
	} catch (error) {
		await writable.abort(error).catch(() => undefined)
	}
}
