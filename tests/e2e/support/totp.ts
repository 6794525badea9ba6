/** What an authenticator app shows: RFC 6238, six digits every thirty seconds, HMAC-SHA-1. */
import { createHmac } from 'node:crypto'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
export const STEP_MS = 30_000

/** `key` is base 32, as a person would type it from the screen. */
export function totp(key: string, atMs: number): string {
	const step = Buffer.alloc(8)
	step.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)))
	const mac = createHmac('sha1', fromBase32(key)).update(step).digest()
	const at = (mac.at(-1) ?? 0) & 0xf
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
	const bits = [...text.replace(/=+$/, '')].map((it) => BASE32.indexOf(it).toString(2).padStart(5, '0')).join('')
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((it) => Number.parseInt(it, 2)))
}
