import { hmac } from './hmac.ts'

const encoder = new TextEncoder()

/** Whether a secret that came is the one we know, in a time that tells nothing: what is compared are digests nobody can predict. */
export async function sameSecret(came: string, known: string): Promise<boolean> {
	const once = crypto.randomUUID()
	const [one, two] = await Promise.all([hmac('SHA-256', once, encoder.encode(came)), hmac('SHA-256', once, encoder.encode(known))])
	return one.every((byte, i) => byte === two[i])
}
