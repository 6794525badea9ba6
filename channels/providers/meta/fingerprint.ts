/** A short name for what has none of its own: the same for the same JSON. FNV-1a, twice, 64 bits: it tells apart, and proves nothing. */
export function fingerprint(value: unknown): string {
	const text = JSON.stringify(value) ?? ''
	return [0x811c9dc5, 0x01000193].map((seed) => fnv1a(text, seed).toString(16).padStart(8, '0')).join('')
}

function fnv1a(text: string, seed: number): number {
	let hash = seed
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
	return hash >>> 0
}
