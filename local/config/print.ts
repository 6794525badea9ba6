import { stripVTControlCharacters } from 'node:util'
import type { Difference } from '../../core/config/differences.ts'

const CHARS_MAX = 160

/** One line for each thing that changes. */
export function linesOf(changes: readonly Difference[]): string[] {
	return changes.map(({ path, before, after }) => {
		if (before === undefined) return `+ ${plain(path)}: ${said(after)}`
		if (after === undefined) return `- ${plain(path)}: ${said(before)}`
		return `~ ${plain(path)}: ${said(before)} → ${said(after)}`
	})
}

function said(value: unknown): string {
	const text = plain(JSON.stringify(value))
	return text.length <= CHARS_MAX ? text : `${text.slice(0, CHARS_MAX - 1)}…`
}

/** Names are other people's: none of them moves the cursor. */
function plain(text: string): string {
	return stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, ' ')
}
