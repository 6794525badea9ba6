/** Reading what somebody else has written: nothing is what it should be until looked at, and nothing here throws. */

export type Fields = Readonly<Record<string, unknown>>

const NONE: Fields = Object.freeze({})

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
	return isFields(value) ? value : NONE
}

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The entries of a list; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : []
}

/** Null for what is no text, and for none. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null
}

/** Null for what is no finite number. */
export function numberOf(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** An id that is a text to one version of an API and a whole number to the next; null for neither. */
export function idOf(value: unknown): string | null {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
	return textOf(value)
}
