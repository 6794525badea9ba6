/** Where a graph bites its own tail: of each ring found, the nodes in order, the first one repeated at the end. */
export function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
	const rings: string[][] = []
	const done = new Set<string>()
	const walk = (node: string, trail: readonly string[]): void => {
		const at = trail.indexOf(node)
		if (at >= 0) return void rings.push([...trail.slice(at), node])
		if (done.has(node)) return
		for (const next of edges.get(node) ?? []) walk(next, [...trail, node])
		done.add(node)
	}
	for (const node of edges.keys()) walk(node, [])
	return rings
}
