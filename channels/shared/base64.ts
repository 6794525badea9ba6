/** Standard base64 with padding, as signatures are written. */
export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join(''))
}

/** Null for what is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		return Uint8Array.from(atob(text), (it) => it.charCodeAt(0))
	} catch {
		return null
	}
}
