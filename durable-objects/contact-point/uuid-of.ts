/** The same UUID for the same text, and for no other (version 8, RFC 9562: what makes it is our own affair). */
export async function uuidOf(text: string): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).slice(0, 16)
	digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
	digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
	const hex = [...digest].map((it) => it.toString(16).padStart(2, '0')).join('')
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
