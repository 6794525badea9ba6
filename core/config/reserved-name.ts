import { type Issue, issue, type Path } from './issue.ts'

/** JSON may hold it as a name like any other; in an object it would stand for something else, so whatever reads one drops it unseen. */
const RESERVED = '__proto__'

/** Where a value that was read from JSON has that name, anywhere in it; null when it has not. */
export function reservedName(value: unknown): Issue | null {
	const todo: { readonly value: unknown; readonly path: Path }[] = [{ value, path: [] }]
	for (let next = todo.pop(); next; next = todo.pop()) {
		if (typeof next.value !== 'object' || next.value === null) continue
		const { path } = next
		if (Object.hasOwn(next.value, RESERVED)) return issue([...path, RESERVED], `"${RESERVED}" cannot be a name; take another`)
		for (const [key, inner] of Object.entries(next.value)) todo.push({ value: inner, path: [...path, key] })
	}
	return null
}
