interface Caret {
	readonly selectionStart: number
	readonly selectionEnd: number
}

/** A text with words put in where the caret stands, or at its end; `gap` keeps them from what is written before and after. */
export function insertedAt(text: string, words: string, caret: Caret | null, gap = ''): string {
	const [start, end] = [caret?.selectionStart ?? text.length, caret?.selectionEnd ?? text.length]
	const [before, after] = [text.slice(0, start), text.slice(end)]
	return before + (/\S$/.test(before) ? gap : '') + words + (/^\S/.test(after) ? gap : '') + after
}
