/**
 * JSON as RFC 8785 wants it (https://www.rfc-editor.org/rfc/rfc8785): the keys of every object in the order of their UTF-16
 * code units, no white space, numbers and strings as ECMAScript writes them. The same text for the same value, wherever it
 * has been stored in between. What JSON does not know is left out of objects and null in lists, as `JSON.stringify` has it.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((it) => isAbsent(it) ? 'null' : canonicalJson(it)).join(',')}]`
	if (typeof value !== 'object' || value === null) return isAbsent(value) ? 'null' : JSON.stringify(value)
	const members = Object.entries(value).filter(([, it]) => !isAbsent(it)).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)
	return `{${members.map(([name, it]) => `${JSON.stringify(name)}:${canonicalJson(it)}`).join(',')}}`
}

function isAbsent(value: unknown): boolean {
	return value === undefined || typeof value === 'function' || typeof value === 'symbol'
}
