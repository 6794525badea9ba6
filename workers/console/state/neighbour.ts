/** The one after (or before) `current`, round the end; from nowhere the first (or last). Null for an empty list. */
export function neighbour<Item>(items: readonly Item[], current: Item | null, step: 1 | -1): Item | null {
	if (items.length === 0) return null
	const index = current === null ? -1 : items.indexOf(current)
	const from = index < 0 && step < 0 ? 0 : index
	return items[(from + step + items.length) % items.length] ?? null
}
