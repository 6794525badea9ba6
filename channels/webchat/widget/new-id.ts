/** A client id: makes sending twice safe. */
export function newId(): string {
	return [...crypto.getRandomValues(new Uint8Array(12))].map((it) => it.toString(16).padStart(2, '0')).join('')
}
