/** How Meta posts: every sign outside ASCII escaped, every slash too, and the app's secret over the bytes as they are. */
import { createHmac } from 'node:crypto'
import type { HookRequest, Setting } from '../stand-in.ts'

export function posted(
	envelope: Record<string, unknown>,
	{ id, setting }: { readonly id: string | null; readonly setting: Setting },
): HookRequest {
	const body = new TextEncoder().encode(asMetaWrites(envelope))
	const signature = createHmac('sha256', setting.credentials['appSecret'] ?? '').update(body).digest('hex')
	const headers = { 'content-type': 'application/json', 'user-agent': 'facebookexternalua', 'x-hub-signature-256': `sha256=${signature}` }
	return { method: 'POST', url: setting.hookUrl, headers, body, id }
}

function asMetaWrites(value: unknown): string {
	const plain = JSON.stringify(value).replaceAll('/', '\\/')
	return plain.replace(/[\u007f-\uffff]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The word that was agreed on, and something to say back. */
export function handshake({ hookUrl, credentials }: Setting): Promise<HookRequest> {
	const url = new URL(hookUrl)
	url.searchParams.set('hub.mode', 'subscribe')
	url.searchParams.set('hub.challenge', '1158201444')
	url.searchParams.set('hub.verify_token', credentials['verifyToken'] ?? '')
	return Promise.resolve({ method: 'GET', url: url.href, headers: {}, body: new Uint8Array(), id: null })
}
