/** How often each value comes, against the others. */
export type Mix = Readonly<Record<string, number>>

/** `en 8, zh 2`, or values alone, each as often as the others. Null for nothing written, undefined for what cannot be read. */
export function readMix(text: string): Mix | null | undefined {
	const parts = text.split(/[,，、]/).map((it) => it.trim()).filter((it) => it !== '')
	if (parts.length === 0) return null
	const pairs = parts.map((it) => /^([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)(?:\s+(\d+(?:\.\d+)?))?$/.exec(it))
	if (pairs.some((it) => it === null)) return undefined
	const mix = Object.fromEntries(pairs.map((it) => [String(it?.[1]), Number(it?.[2] ?? 1)]))
	return Object.values(mix).some((it) => it > 0) ? mix : undefined
}

export function mixText(mix: Mix): string {
	return Object.entries(mix).map(([value, weight]) => `${value} ${weight}`).join(', ')
}
