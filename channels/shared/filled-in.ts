import { isFields } from './read.ts'

const LINES_MAX = 100
const DEPTH_MAX = 4
/** What a form carries for its makers. */
const HIDDEN: ReadonlySet<string> = new Set(['flow_token', 'saved_address_id', 'version'])

/** What somebody has filled in, one line for each field under its own name, however deep it stands. */
export function filledIn(value: unknown): readonly string[] {
	return linesOf(value, { name: '', depth: 0 }).slice(0, LINES_MAX)
}

function linesOf(value: unknown, { name, depth }: { readonly name: string; readonly depth: number }): readonly string[] {
	if (HIDDEN.has(name) || value === undefined || value === null || value === '' || depth > DEPTH_MAX) return []
	if (isFields(value)) return Object.entries(value).flatMap(([key, it]) => linesOf(it, { name: key, depth: depth + 1 }))
	if (!Array.isArray(value)) return [name === '' ? String(value) : `${name}: ${value}`]
	const isPlain = value.every((it) => typeof it !== 'object')
	return isPlain ? linesOf(value.join(', '), { name, depth }) : value.flatMap((it: unknown) => linesOf(it, { name, depth: depth + 1 }))
}
