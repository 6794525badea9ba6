/** What is not the same in two configurations, by where it stands: entries of a list are known by their names, not by their places. */
export interface Difference {
	/** As in `queues.support.offerMs`. */
	readonly path: string
	/** Absent where there was none before. */
	readonly before?: unknown
	/** Absent where there is none any more. */
	readonly after?: unknown
}

type Entry = Readonly<Record<string, unknown>>
/** What an entry is known by in its list. */
const NAMES = ['id', 'queue', 'name', 'date']

export function differences(before: unknown, after: unknown, path = ''): Difference[] {
	if (isSame(before, after)) return []
	if (isEntry(before) && isEntry(after)) return inEntries(before, after, path)
	if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path)
	return [{ path, ...before !== undefined && { before }, ...after !== undefined && { after } }]
}

function inEntries(before: Entry, after: Entry, path: string): Difference[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
	return names.flatMap((name) => differences(own(before, name), own(after, name), path === '' ? name : `${path}.${name}`))
}

function inLists(before: readonly unknown[], after: readonly unknown[], path: string): Difference[] {
	const name = NAMES.find((it) => isNamedBy(it, before) && isNamedBy(it, after))
	// One entry more or less says which; in a list of plain values that is not to be told.
	if (name === undefined) return isAligned(before, after) ? byPlace(before, after, path) : [{ path, before, after }]
	const [old, now] = [byName(before, name), byName(after, name)]
	const names = [...new Set([...old.keys(), ...now.keys()])]
	return [
		...names.flatMap((it) => differences(old.get(it), now.get(it), `${path}.${it}`)),
		...orderOf([...old.keys()], [...now.keys()], path),
	]
}

function isAligned(before: readonly unknown[], after: readonly unknown[]): boolean {
	return before.length === after.length && [...before, ...after].every(isEntry)
}

function byPlace(before: readonly unknown[], after: readonly unknown[], path: string): Difference[] {
	return before.flatMap((it, i) => differences(it, after[i], `${path}.${i}`))
}

/** Of those in both lists. */
function orderOf(old: readonly string[], now: readonly string[], path: string): Difference[] {
	const [before, after] = [old.filter((it) => now.includes(it)), now.filter((it) => old.includes(it))]
	return isSame(before, after) ? [] : [{ path: `${path} (order)`, before, after }]
}

function byName(list: readonly unknown[], name: string): ReadonlyMap<string, unknown> {
	return new Map(list.flatMap((it) => isEntry(it) ? [[String(it[name]), it]] : []))
}

function isNamedBy(name: string, list: readonly unknown[]): boolean {
	const found = list.map((it) => isEntry(it) ? it[name] : undefined)
	return found.every((it) => typeof it === 'string') && new Set(found).size === list.length
}

function own(entry: Entry, name: string): unknown {
	return Object.hasOwn(entry, name) ? entry[name] : undefined
}

function isEntry(value: unknown): value is Entry {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b)
}
