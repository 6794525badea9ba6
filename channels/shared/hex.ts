export function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (it) => it.toString(16).padStart(2, '0')).join('')
}

/** Null for what is no hex of whole bytes, in small letters or capitals. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
	if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null
	const bytes = new Uint8Array(text.length / 2)
	for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
	return bytes
}

/** A signature whose writer is said to write small letters: one in capitals is somebody else's. */
export function fromSmallHex(text: string): Uint8Array<ArrayBuffer> | null {
	return /[A-F]/.test(text) ? null : fromHex(text)
}
