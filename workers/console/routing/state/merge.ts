import { isRecord, isSame, type Path } from './json-path.ts'
import { keyed } from './changes.ts'

export interface Merged<Document> {
	readonly document: Document
	/** What both changed, and not to the same: there `mine` stands. */
	readonly clashes: readonly Path[]
}

interface Three {
	readonly base: unknown
	readonly mine: unknown
	readonly theirs: unknown
}

/** My changes to `base`, made to `theirs` instead: a merge of three documents, thing by thing. */
export function mergeThree<Document>({ base, mine, theirs }: { base: Document; mine: Document; theirs: Document }): Merged<Document> {
	const clashes: Path[] = []
	const document = merged({ base, mine, theirs }, [], (path) => clashes.push(path)) as Document
	return { document, clashes }
}

function merged(three: Three, path: Path, onClash: (path: Path) => void): unknown {
	const { base, mine, theirs } = three
	if (isSame(mine, base) || isSame(mine, theirs)) return theirs
	if (isSame(theirs, base)) return mine
	if (isRecord(mine) && isRecord(theirs)) return mergedRecords({ base: isRecord(base) ? base : {}, mine, theirs }, path, onClash)
	if (Array.isArray(mine) && Array.isArray(theirs)) {
		const lists = mergedLists({ base: Array.isArray(base) ? base : [], mine, theirs }, path, onClash)
		if (lists !== null) return lists
	}
	onClash(path)
	return mine
}

type Records = { readonly [It in keyof Three]: Readonly<Record<string, unknown>> }

function mergedRecords({ base, mine, theirs }: Records, path: Path, onClash: (path: Path) => void): unknown {
	const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
	const entries = keys.map((key) =>
		[key, merged({ base: base[key], mine: mine[key], theirs: theirs[key] }, [...path, key], onClash)] as const
	)
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

type Lists = { readonly [It in keyof Three]: readonly unknown[] }

/** Null when the entries have no names of their own. */
function mergedLists({ base, mine, theirs }: Lists, path: Path, onClash: (path: Path) => void): unknown[] | null {
	const [old, ours, others] = [keyed(base), keyed(mine), keyed(theirs)]
	if (old === null || ours === null || others === null) return null
	const isMoved = !isSame(common(old, ours), common(ours, old))
	const keys = new Set(isMoved ? [...ours.keys(), ...others.keys()] : [...others.keys(), ...ours.keys()])
	return [...keys].flatMap((key) => {
		const value = merged({ base: old.get(key), mine: ours.get(key), theirs: others.get(key) }, [...path, key], onClash)
		return value === undefined ? [] : [value]
	})
}

/** Keys of the first that the second has too, in the order of the first. */
function common(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly string[] {
	return [...one.keys()].filter((it) => other.has(it))
}
