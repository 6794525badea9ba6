import { TEXT_MAX_CHARS } from '../../core/message.ts'
import { cleanText } from '../shared/clean.ts'
import { fieldsOf, listOf, numberOf, textOf } from '../shared/read.ts'

interface Hidden {
	readonly end: number
	readonly url: string
}

/** Text as it reads. A link hidden behind words is written out after them: nobody shall press what they cannot see. */
export function worded(text: string, entities: unknown): string {
	let read = ''
	let from = 0
	for (const { end, url } of hiddenLinks(entities)) {
		if (end < from || end > text.length || read.length > TEXT_MAX_CHARS) continue
		read += `${text.slice(from, end)} (${url})`
		from = end
	}
	return cleanText(read + text.slice(from))
}

/** Where they end, in UTF-16 units, as Telegram counts them. */
function hiddenLinks(entities: unknown): Hidden[] {
	return listOf(entities).flatMap((it) => {
		const { type, offset, length, url } = fieldsOf(it)
		const end = (numberOf(offset) ?? Number.NaN) + (numberOf(length) ?? Number.NaN)
		const link = textOf(url)
		return type === 'text_link' && link !== null && Number.isSafeInteger(end) ? [{ end, url: link }] : []
	}).toSorted((one, two) => one.end - two.end)
}
