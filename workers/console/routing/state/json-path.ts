/** A way into a JSON document: names of members and places in lists. */
export type Path = readonly (string | number)[]

/** Value at the end of a path; undefined when there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
	let at: unknown = value
	for (const key of path) at = (at as Readonly<Record<string | number, unknown>> | null | undefined)?.[key]
	return at
}

/** The same document with another value at the end of a path that exists; undefined takes a member or a place out. */
export function withValueAt<Document>(document: Document, path: Path, value: unknown): Document {
	return replaced(document, path, value) as Document
}

function replaced(at: unknown, [key, ...rest]: Path, value: unknown): unknown {
	if (key === undefined) return value
	if (Array.isArray(at)) {
		const next = replaced(at[Number(key)], rest, value)
		return next === undefined ? at.toSpliced(Number(key), 1) : at.toSpliced(Number(key), 1, next)
	}
	const { [key]: before, ...others } = (at ?? {}) as Record<string, unknown>
	const next = replaced(before, rest, value)
	return next === undefined ? others : { ...(at as object | null ?? {}), [key]: next }
}

/** Whether two documents say the same; the order of members says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true
	if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((it, i) => isSame(it, other[i]))
	if (!isRecord(one) || !isRecord(other)) return false
	const keys = new Set([...Object.keys(one), ...Object.keys(other)])
	return [...keys].every((key) => isSame(one[key], other[key]))
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As the API names a field: `queues.0.routing.steps.1.forMs`. */
export function dotted(path: Path): string {
	return path.join('.')
}
