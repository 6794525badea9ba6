import { isRecord, isSame, type Path } from './json-path.ts'

/** One thing that differs. In the path, entries of lists whose entries have ids stand by id, others by their place. */
export interface Change {
	readonly path: Path
	readonly kind: 'added' | 'removed' | 'changed' | 'moved'
	readonly before: unknown
	readonly after: unknown
}

/** Members that are one thing to a reader, however much is in them. */
const WHOLE = new Set(['requires', 'when', 'overflow', 'open', 'week'])

/** What makes the second document out of the first, in the order in which it stands there. */
export function changesBetween(before: unknown, after: unknown, path: Path = []): readonly Change[] {
	if (isSame(before, after)) return []
	if (before === undefined) return [{ path, kind: 'added', before, after }]
	if (after === undefined) return [{ path, kind: 'removed', before, after }]
	if (WHOLE.has(String(path.at(-1)))) return [{ path, kind: 'changed', before, after }]
	if (isRecord(before) && isRecord(after)) return changesOfRecord(before, after, path)
	if (Array.isArray(before) && Array.isArray(after)) return changesOfList(before, after, path)
	return [{ path, kind: 'changed', before, after }]
}

function changesOfRecord(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, path: Path): Change[] {
	const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
	return keys.flatMap((key) => changesBetween(before[key], after[key], [...path, key]))
}

function changesOfList(before: readonly unknown[], after: readonly unknown[], path: Path): Change[] {
	if (isWords(before) && isWords(after)) return [{ path, kind: 'changed', before, after }]
	const [old, fresh] = [keyed(before), keyed(after)]
	if (old === null || fresh === null) return changesByPlace(before, after, path)
	const keys = [...new Set([...old.keys(), ...fresh.keys()])]
	const changes = keys.flatMap((key) => changesBetween(old.get(key), fresh.get(key), [...path, key]))
	const kept = [...old.keys()].filter((it) => fresh.has(it))
	const isMoved = !isSame(kept, [...fresh.keys()].filter((it) => old.has(it)))
	return isMoved ? [...changes, { path, kind: 'moved', before, after }] : changes
}

/** A list of plain words is one thing: what has come to it and what has gone is read at a glance. */
export function isWords(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((it) => typeof it === 'string')
}

function changesByPlace(before: readonly unknown[], after: readonly unknown[], path: Path): Change[] {
	const places = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i)
	return places.flatMap((i) => changesBetween(before[i], after[i], [...path, i]))
}

/** Entries by what names them, in their order; null when one has no name or shares it. */
export function keyed(list: readonly unknown[]): ReadonlyMap<string, unknown> | null {
	const entries = list.map((it) => [keyOf(it), it] as const)
	if (entries.some(([key]) => key === null)) return null
	const map = new Map(entries as (readonly [string, unknown])[])
	return map.size === list.length ? map : null
}

function keyOf(entry: unknown): string | null {
	if (!isRecord(entry)) return null
	const key = entry['id'] ?? entry['queue'] ?? entry['date'] ?? entry['name']
	return typeof key === 'string' ? key : null
}

/** The document with one change taken back. */
export function takenBack(document: unknown, { path, before }: Change): unknown {
	const [key, ...rest] = path
	if (key === undefined) return before
	if (Array.isArray(document)) return takenBackInList(document, { key, rest, before })
	const { [key]: at, ...others } = (document ?? {}) as Record<string, unknown>
	const next = rest.length === 0 ? before : takenBack(at, { path: rest, kind: 'changed', before, after: at })
	return next === undefined ? others : { ...(document as object), [key]: next }
}

function takenBackInList(
	list: readonly unknown[],
	{ key, rest, before }: { key: string | number; rest: Path; before: unknown },
): unknown[] {
	const found = typeof key === 'number' ? key : [...keyed(list)?.keys() ?? []].indexOf(key)
	const at = found < 0 || found > list.length ? list.length : found
	const next = rest.length === 0 ? before : takenBack(list[at], { path: rest, kind: 'changed', before, after: null })
	if (next === undefined) return list.toSpliced(at, 1)
	return list.toSpliced(at, at < list.length ? 1 : 0, next)
}
