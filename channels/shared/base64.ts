/** Standard base64 with padding, as signatures are written. */
export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join(''))
}

/** Null for what is none, and for what is not written as `toBase64` does: two texts never mean the same bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0))
		return toBase64(bytes) === text ? bytes : null
	} catch {
		return null
	}
}
