/** What stands in `<Encrypt>`: 16 random bytes, the length of the message in bytes (big-endian), the message, and whom it is for. */
import { fromBase64 } from '../../shared/base64.ts'
import { cipherKey, decrypt } from './cipher.ts'

export interface Sealing {
	readonly encodingAesKey: string
	/** The app id of an Official Account, the corp id in WeCom. */
	readonly receiver: string
}

const RANDOM_BYTES = 16
const HEAD_BYTES = RANDOM_BYTES + 4
const decoder = new TextDecoder()

/** The message; null when it does not open, or is meant for another account. */
export async function openEnvelope(envelope: string, { encodingAesKey, receiver }: Sealing): Promise<Uint8Array<ArrayBuffer> | null> {
	const [key, sealed] = [await cipherKey(encodingAesKey), fromBase64(envelope)]
	const plain = key === null || sealed === null ? null : await decrypt(sealed, key)
	if (plain === null || plain.length < HEAD_BYTES) return null
	const end = HEAD_BYTES + new DataView(plain.buffer).getUint32(RANDOM_BYTES)
	if (end > plain.length || decoder.decode(plain.slice(end)) !== receiver) return null
	return plain.slice(HEAD_BYTES, end)
}
