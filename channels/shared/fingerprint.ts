/**
 * Ten letters or so that stand for a text: an id for what comes without one, the same for the same. FNV-1a, twice with different
 * beginnings; nobody's security rests on it. http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fingerprint(text: string): string {
	return `${fnv1a(text, 0x811c9dc5).toString(36)}${fnv1a(text, 0x01000193).toString(36)}`
}

function fnv1a(text: string, basis: number): number {
	let hash = basis
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
	return hash >>> 0
}
