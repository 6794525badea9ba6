/** What a form says: each name with its values in their order. A map, so that no name means more than another. */
export type Form = ReadonlyMap<string, readonly string[]>

/** Reads `application/x-www-form-urlencoded`; whatever it is, something comes out. */
export function readForm(text: string): Form {
	const form = new Map<string, string[]>()
	for (const [name, value] of new URLSearchParams(text)) {
		const values = form.get(name)
		if (values === undefined) form.set(name, [value])
		else values.push(value)
	}
	return form
}

/** The first value of a name; null where there is none, and for an empty one. */
export function firstOf(form: Form, name: string): string | null {
	return form.get(name)?.[0] || null
}
