/**
 * What a button of ours carries, and LINE hands back when it is pressed: its option, and its title, which LINE does not hand back by
 * itself. Buttons made elsewhere, as in a rich menu, carry whatever somebody has written there.
 */
import type { Option } from '../../core/message.ts'
import { cleanText } from '../shared/clean.ts'
import { firstOf, readForm } from '../shared/form.ts'

const MARK = 'patchbay?'
const DATA_MAX_CHARS = 300

/** Null for an option whose id alone is too long. */
export function choiceData({ id, title }: Option): string | null {
	const whole = MARK + new URLSearchParams({ option: id, title }).toString()
	const least = MARK + new URLSearchParams({ option: id }).toString()
	return [whole, least].find((it) => it.length <= DATA_MAX_CHARS) ?? null
}

export function choiceOf(data: string): Option {
	const form = data.startsWith(MARK) ? readForm(data.slice(MARK.length)) : new Map<string, readonly string[]>()
	const id = firstOf(form, 'option') ?? data
	return { id: cleanText(id, DATA_MAX_CHARS), title: cleanText(firstOf(form, 'title') ?? id, DATA_MAX_CHARS) }
}
