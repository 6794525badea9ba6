/** A file on its way to a browser, which is told to do nothing with it but show it or save it. */
import { type ByteRange, byteRange } from '../../../core/files/byte-range.ts'
import { fileKey, thumbnailKey } from '../../../core/files/file-key.ts'
import { contentDisposition } from '../../../core/files/file-name.ts'
import { servedAs } from '../../../core/files/served-as.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { readFileLink } from '../../../durable-objects/files/file-link.ts'
import { nameOf, recordOf } from '../../../durable-objects/files/file-record.ts'
import type { WorkerEnv } from '../worker-env.ts'

interface Asked {
	readonly token: string
	readonly headers: Headers
	readonly nowMs: number
}

type Sought = ByteRange | null

export async function serveFile(env: WorkerEnv, { token, headers, nowMs }: Asked): Promise<Response | Refusal> {
	const read = await readFileLink(env, { token, nowMs })
	if (!read.ok) return read
	const { claims } = read
	const key = claims.thumbnail ? thumbnailKey(fileKey(claims)) : fileKey(claims)
	const range = await soughtIn(env, key, headers)
	if (range === 'unsatisfiable') return refuse('range-invalid')
	const found = await env.FILES.get(key, { ...(range && { range }), ...(headers.has('if-none-match') && { onlyIf: headers }) })
	if (!found) return refuse('not-found')
	const sent = headersOf(found, { untilMs: claims.untilMs, nowMs })
	if (!('body' in found)) return new Response(null, { status: 304, headers: sent })
	if (!range) return new Response(found.body, { headers: { ...sent, 'content-length': String(found.size) } })
	const { offset, length } = range
	const part = { 'content-range': `bytes ${offset}-${offset + length - 1}/${found.size}`, 'content-length': String(length) }
	return new Response(found.body, { status: 206, headers: { ...sent, ...part } })
}

/** What part is asked for. Only who asks for one needs to be told how large it is before. */
async function soughtIn({ FILES: bucket }: WorkerEnv, key: string, headers: Headers): Promise<Sought | 'unsatisfiable'> {
	const header = headers.get('range')
	const found = header === null ? null : await bucket.head(key)
	if (!found) return null
	const validator = headers.get('if-range')
	return validator !== null && validator !== found.httpEtag ? null : byteRange(header, found.size)
}

function headersOf(found: R2Object, { untilMs, nowMs }: { untilMs: number; nowMs: number }): Record<string, string> {
	const record = recordOf(found)
	const { type, disposition, policy } = servedAs(record.type)
	return {
		'content-type': type,
		'content-disposition': contentDisposition(disposition, nameOf(record)),
		'content-security-policy': policy,
		// What lies under a key never changes; whoever keeps it must not share it, nor keep it longer than the link counts.
		'cache-control': `private, max-age=${Math.max(0, Math.floor((untilMs - nowMs) / 1_000))}, immutable`,
		'accept-ranges': 'bytes',
		'etag': found.httpEtag,
		// The pages of whoever embeds a widget show it; who has the link may have the bytes.
		'cross-origin-resource-policy': 'cross-origin',
		'x-content-type-options': 'nosniff',
	}
}
