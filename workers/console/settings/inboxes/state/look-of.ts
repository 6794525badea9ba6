/** How a credential looks by its form alone. `odd`: most likely copied from the wrong place, but only the provider knows. */
export type Look = 'empty' | 'blank' | 'odd' | 'fine'

export function lookOf(value: string, looks: RegExp): Look {
	const text = value.trim()
	if (text === '') return 'empty'
	if (/[\s\p{C}]/u.test(text)) return 'blank'
	return looks.test(text) ? 'fine' : 'odd'
}
