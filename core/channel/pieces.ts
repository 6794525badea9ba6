interface Limit {
	readonly max: number
	readonly unit: 'chars' | 'bytes'
}

/** A text in pieces no longer than a provider takes, cut between lines or words where there are any; never within a character. */
export function pieces(text: string, limit: Limit): readonly string[] {
	const found: string[] = []
	for (let rest = text; rest !== '';) {
		const end = cutAt(rest, limit)
		const piece = rest.slice(0, end).trimEnd()
		if (piece !== '') found.push(piece)
		rest = end >= rest.length ? '' : rest.slice(end).trimStart()
	}
	return found
}

/** Where the first piece ends: the whole of it, or the last break in its later half, or the last whole character. */
function cutAt(text: string, limit: Limit): number {
	const end = fitting(text, limit)
	if (end >= text.length) return text.length
	const head = text.slice(0, end)
	const breaks = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].filter((it) => it >= end / 2)
	return breaks[0] === undefined ? end : breaks[0] + 1
}

function fitting(text: string, { max, unit }: Limit): number {
	let [end, size] = [0, 0]
	for (const character of text) {
		size += unit === 'chars' ? character.length : bytesOf(character)
		if (size > max) return end > 0 ? end : character.length
		end += character.length
	}
	return end
}

/** In UTF-8. */
function bytesOf(character: string): number {
	const code = character.codePointAt(0) ?? 0
	if (code < 0x80) return 1
	if (code < 0x800) return 2
	return code < 0x10000 ? 3 : 4
}
