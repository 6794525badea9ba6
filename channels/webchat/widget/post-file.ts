import type { KeptFile } from './file-keep.ts'
import type { Posted } from './uploader.ts'

/** Statuses after which the same question may be answered otherwise. */
const PASSING = new Set([0, 401, 408, 425, 429])

interface To {
	readonly base: string
	readonly token: string
	/** From 0 to 1. */
	progress(share: number): void
}

/** Uploads a file. `fetch` would not tell how far it is. */
export function postFile({ id, name, blob }: KeptFile, { base, token, progress }: To): Promise<Posted> {
	const request = new XMLHttpRequest()
	request.open('POST', `${base}/api/v1/widget/files`)
	request.responseType = 'json'
	request.setRequestHeader('authorization', `Bearer ${token}`)
	request.setRequestHeader('content-type', blob.type || 'application/octet-stream')
	request.setRequestHeader('x-file-name', encodeURIComponent(name.toWellFormed().slice(0, 200)))
	request.setRequestHeader('idempotency-key', id)
	request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
	return new Promise((resolve) => {
		request.onloadend = () => resolve(postedOf(request))
		request.send(blob)
	})
}

function postedOf({ status, response }: XMLHttpRequest): Posted {
	const said: unknown = response
	if (status === 201) {
		return { outcome: 'taken', file: String(field(said, 'id')) }
	}
	if (status >= 500 || PASSING.has(status)) return { outcome: 'again' }
	return { outcome: 'refused', code: String(field(said, 'code')) }
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
