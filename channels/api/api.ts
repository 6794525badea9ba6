/**
 * Bring your own: a company posts what its customers say, in plain JSON, and is posted the answers, both signed with one secret.
 * What stands in it: `README.md`.
 */
import { refuse } from '../../core/problem.ts'
import type { Access, Channel, Hearing, Hook, OpenedFile, Verified } from '../channel.ts'
import { openUrl } from '../shared/open-url.ts'
import { check } from './check.ts'
import { send, signal } from './send.ts'
import { isSigned, sign, SIGNATURE_HEADER } from './signature.ts'
import { translate } from './translate.ts'

async function verify(hook: Hook, { credentials }: Hearing): Promise<Verified> {
	const header = hook.headers.get(SIGNATURE_HEADER)
	if (header === null) return refuse('signature-missing', { detail: 'X-Patchbay-Signature is not there' })
	const secret = credentials['secret']
	if (!secret || !await isSigned(secret, { header, bytes: hook.body })) {
		return refuse('signature-invalid', { detail: 'sha256= and the HMAC-SHA256 of the raw body, in hex, is expected' })
	}
	return { ok: true, content: hook.body }
}

/** Signed with the address itself, so that a company can keep its files to itself. */
async function openFile(source: string, access: Access): Promise<OpenedFile> {
	if (!isAllowed(source, access)) return { ok: false, outcome: 'gone', detail: 'The file is at no https address' }
	const signature = await sign(access.credentials['secret'] ?? '', new TextEncoder().encode(source))
	return await openUrl(access, source, { authorization: `Patchbay ${signature}` })
}

/** In the clear only where the messages go as well, which is on the developer's own machine. */
function isAllowed(source: string, { apiBase }: Access): boolean {
	if (!URL.canParse(source)) return false
	const { protocol, origin } = new URL(source)
	return protocol === 'https:' || (apiBase !== null && URL.canParse(apiBase) && new URL(apiBase).origin === origin)
}

export const api: Channel = {
	name: 'api',
	apiBase: '',
	verify,
	translate,
	thanks: { status: 200, contentType: 'application/json', body: '{"ok":true}' },
	send,
	isIdempotent: true,
	signal,
	openFile,
	check,
}
