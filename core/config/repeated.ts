/** Places of those that stood before. */
export function repeated(ids: readonly string[]): readonly number[] {
	const seen = new Set<string>()
	return ids.flatMap((id, i) => seen.size === seen.add(id).size ? [i] : [])
}
