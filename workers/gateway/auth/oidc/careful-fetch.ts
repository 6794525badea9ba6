import { isPublicHost } from '../../../../core/access/public-host.ts'
import type { Settings } from '../../env.ts'
import { within } from '../../within.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const TIME_MAX_MS = 5_000
const BYTES_MAX = 262_144

/** Whether we go where a workspace's configuration sends us: over https to a public name, or on a developer's machine to itself. */
export function mayVisit(settings: Settings, url: string): boolean {
	if (!URL.canParse(url)) return false
	const { protocol, hostname, username, password } = new URL(url)
	if (username || password) return false
	if (settings.PATCHBAY_LOCAL === '1' && LOOPBACK.has(hostname)) return protocol === 'http:' || protocol === 'https:'
	return protocol === 'https:' && isPublicHost(hostname)
}

/** `fetch` to places that are not ours: nowhere private, no redirect followed, no answer awaited or read without end. */
export function carefulFetch(settings: Settings) {
	return async (url: string, init: RequestInit): Promise<Response> => {
		if (!mayVisit(settings, url)) throw new Error(`may not be visited: ${url}`)
		return await within(TIME_MAX_MS, visit(url, init))
	}
}

async function visit(url: string, init: RequestInit): Promise<Response> {
	const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIME_MAX_MS) })
	const { status, headers } = answer
	const body = await readAll(answer)
	// Some statuses take no body, and a redirect has nothing that is wanted.
	return new Response(status === 204 || status === 304 ? null : body, { status, headers })
}

async function readAll({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = []
	let bytes = 0
	for await (const chunk of body ?? []) {
		bytes += chunk.byteLength
		if (bytes > BYTES_MAX) throw new Error(`an answer of more than ${BYTES_MAX} bytes`)
		chunks.push(chunk)
	}
	return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}
