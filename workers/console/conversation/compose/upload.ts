import { filesPath, type Uploaded } from '../../api/files.ts'
import { ApiProblem } from '../../api/http.ts'

export interface UploadOptions {
	readonly conversation: string
	/** The same key sent again is the same file. */
	readonly key: string
	readonly onProgress: (fraction: number) => void
	readonly signal: AbortSignal
}

/** Sends the bytes of a file. `fetch` does not tell how far it has come, so it goes the older way. */
export function upload(file: File, { conversation, key, onProgress, signal }: UploadOptions): Promise<Uploaded> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest()
		request.open('POST', filesPath(conversation))
		request.setRequestHeader('accept', 'application/json')
		request.setRequestHeader('content-type', file.type || 'application/octet-stream')
		request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
		request.setRequestHeader('idempotency-key', key)
		request.responseType = 'json'
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
		request.onload = () => request.status < 300 ? resolve(request.response) : reject(problemOf(request))
		request.onerror = () => reject(new ApiProblem(0, 'unreachable', 'The server cannot be reached'))
		request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'))
		signal.addEventListener('abort', () => request.abort())
		request.send(file)
	})
}

function problemOf({ status, response }: XMLHttpRequest): ApiProblem {
	const { code, title } = (response ?? {}) as { code?: string; title?: string }
	return new ApiProblem(status, code ?? 'internal', title ?? `HTTP ${status}`)
}
