/** The other end of WeChat's and WeCom's encryption, with Node's own ciphers: what the channels do with WebCrypto has to agree. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

const PADDED_TO = 32

export interface Sealing {
	readonly encodingAesKey: string
	readonly receiver: string
}

export function sign(parts: readonly string[]): string {
	const sorted = parts.map((it) => Buffer.from(it)).toSorted(Buffer.compare)
	return createHash('sha1').update(Buffer.concat(sorted)).digest('hex')
}

export function seal(message: string, { encodingAesKey, receiver }: Sealing): string {
	const [bytes, length] = [Buffer.from(message), Buffer.alloc(4)]
	length.writeUInt32BE(bytes.length)
	const plain = Buffer.concat([randomBytes(16), length, bytes, Buffer.from(receiver)])
	const padding = PADDED_TO - plain.length % PADDED_TO
	const key = Buffer.from(encodingAesKey, 'base64')
	const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
	return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64')
}
