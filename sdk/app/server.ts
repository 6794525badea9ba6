/** What is asked of the server beside the socket. */
import { field } from './field.ts'
import type { Answer, Fetch } from './runtime.ts'
import type { AppFile, FileLink, PushDevice } from './types.ts'

interface Server {
	readonly fetch: Fetch
	readonly url: string
	readonly token: string
}

export type Uploaded = { readonly ok: true; readonly id: string } | {
	readonly ok: false
	readonly problem: string
}

/** They cannot be encoded. */
const HALF_PAIRS = /[\ud800-\udfff]/gu
const PASSING = new Set([401, 408, 425, 429])

/** Throws when the server cannot be reached, or wants to be asked later. The same key is the same file. */
export async function uploadFile(server: Server, { file, key }: { file: AppFile; key: string }): Promise<Uploaded> {
	const body = 'uri' in file ? await (await server.fetch(file.uri)).blob() : file.body
	const headers = {
		authorization: `Bearer ${server.token}`,
		'content-type': file.type || 'application/octet-stream',
		'x-file-name': encodeURIComponent(file.name.slice(0, 200).replace(HALF_PAIRS, '')),
		'idempotency-key': key,
	}
	const response = await server.fetch(`${server.url}/api/v1/widget/files`, { method: 'POST', headers, body })
	const answer = await answerOf(response)
	return response.ok ? { ok: true, id: String(field(answer, 'id')) } : { ok: false, problem: String(field(answer, 'code')) }
}

/** Null when the file is not there. */
export async function askLink({ fetch, url, token }: Server, file: string): Promise<FileLink | null> {
	const response = await fetch(`${url}/api/v1/widget/files/${encodeURIComponent(file)}`, { headers: { authorization: `Bearer ${token}` } })
	const answer = await answerOf(response)
	const [path, small, expiresAtMs] = ['url', 'thumbnailUrl', 'expiresAtMs'].map((it) => field(answer, it))
	if (!response.ok || typeof path !== 'string' || typeof expiresAtMs !== 'number') return null
	return { url: url + path, thumbnailUrl: typeof small === 'string' ? url + small : null, expiresAtMs }
}

export async function tellDevice(
	{ fetch, url, token }: Server,
	{ device, forget }: { device: PushDevice; forget: boolean },
): Promise<void> {
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
	const response = await fetch(`${url}/api/v1/widget/push-token`, { method: 'POST', headers, body: JSON.stringify({ ...device, forget }) })
	if (!response.ok) throw new Error(`the server answered ${response.status}`)
}

async function answerOf(response: Answer): Promise<unknown> {
	if (response.status >= 500 || PASSING.has(response.status)) {
		throw new Error(`the server answered ${response.status}`)
	}
	return await response.json()
}
