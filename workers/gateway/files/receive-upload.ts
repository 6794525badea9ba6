import { cleanFileName } from '../../../core/files/file-name.ts'
import type { FilePlace } from '../../../core/files/file-key.ts'
import { ID_RANDOM_BYTES, makeId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import type { ConversationPort } from '../env.ts'
import type { Shelved } from './file-shelf.ts'

const NAME_HEADER = 'x-file-name'
const NAME_HEADER_MAX_CHARS = 2_048

interface Sender {
	readonly place: Omit<FilePlace, 'file'>
	readonly stub: ConversationPort
	/** Each has a space of idempotency keys of their own. */
	readonly who: string
}

/** The body of a request becomes a file that a message of the conversation may name. */
export async function receiveUpload(c: AppContext, { place, stub, who }: Sender): Promise<Shelved | Refusal> {
	const { files } = c.get('services')
	const name = nameIn(c)
	const { body } = c.req.raw
	if (!files) return refuse('objects-unavailable')
	if (name === undefined) return refuse('parameter-invalid', { field: NAME_HEADER, detail: 'Percent-encoded UTF-8 is expected' })
	if (!body) return refuse('file-refused', { detail: 'It is empty' })
	const file = await idOf(c, `${place.conversation} ${who}`)
	const whole = { ...place, file }
	const kept = await files.find(whole) ?? await files.keep({ place: whole, body, length: lengthIn(c), type: typeIn(c), name })
	if (kept.ok) await stub.attach({ ref: kept.ref, stored: kept.stored })
	return kept
}

/** With an idempotency key, the same for the same. */
async function idOf(c: AppContext, whose: string): Promise<string> {
	const key = c.req.header('idempotency-key')
	if (key === undefined) return makeId('fil', Date.now(), crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${whose} ${key}`)))
	return makeId('fil', new DataView(digest.buffer).getUint32(0), digest.subarray(4))
}

/** Null when it has none; undefined when it cannot be read. */
function nameIn(c: AppContext): string | null | undefined {
	const header = c.req.header(NAME_HEADER)
	if (header === undefined) return null
	try {
		return header.length > NAME_HEADER_MAX_CHARS ? undefined : cleanFileName(decodeURIComponent(header))
	} catch {
		return undefined
	}
}

/** What comes packed is as long as nobody knows. */
function lengthIn(c: AppContext): number | null {
	const stated = c.req.header('content-encoding') === undefined ? c.req.header('content-length') : undefined
	return stated !== undefined && /^\d{1,15}$/.test(stated) ? Number(stated) : null
}

function typeIn(c: AppContext): string | null {
	return c.req.header('content-type') ?? null
}
