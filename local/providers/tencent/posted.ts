import { createHash } from 'node:crypto'
import type { HookRequest, Setting } from '../stand-in.ts'
import { seal, sign } from './crypt.ts'
import { xmlOf } from './xml.ts'

/** How an account is set to post: `compatible` has both beside each other. */
export type Mode = 'plain' | 'compatible' | 'secure'

export interface Posting {
	readonly mode: Mode
	/** App id or corp id. */
	readonly receiver: string
	/** `ToUserName` of the envelope. */
	readonly account: string
	readonly atMs: number
	/** Of what it brings. */
	readonly id: string | null
}

/** A post as WeChat or WeCom makes it of a message. */
export function posted(message: string, { credentials, hookUrl }: Setting, posting: Posting): HookRequest {
	const { token = '', encodingAesKey = '' } = credentials
	const [timestamp, nonce] = [String(Math.floor(posting.atMs / 1000)), nonceOf(posting.id ?? hookUrl)]
	const url = new URL(hookUrl)
	const put = (query: Readonly<Record<string, string>>): void =>
		Object.entries(query).forEach(([name, it]) => url.searchParams.set(name, it))
	put({ signature: sign([token, timestamp, nonce]), timestamp, nonce })
	const sealed = posting.mode === 'plain' ? null : seal(message, { encodingAesKey, receiver: posting.receiver })
	if (sealed !== null) put({ encrypt_type: 'aes', msg_signature: sign([token, timestamp, nonce, sealed]) })
	const body = new TextEncoder().encode(bodyOf(message, { ...posting, sealed }))
	return { method: 'POST', url: url.href, headers: { 'content-type': 'text/xml' }, body, id: posting.id }
}

function bodyOf(message: string, { mode, account, sealed }: Posting & { readonly sealed: string | null }): string {
	if (sealed === null) return message
	if (mode === 'secure') return xmlOf({ ToUserName: account, Encrypt: sealed })
	return message.replace(/<\/xml>$/, `<Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`)
}

export function nonceOf(seed: string): string {
	return String(createHash('sha1').update(seed).digest().readUInt32BE(0))
}
