import type { Part } from '../channel.ts'

const SECTION_MAX_CHARS = 3_000
const TITLE_MAX_CHARS = 75

/** The text in as many blocks as it takes, and the buttons below it. */
export function menuBlocks({ text, options }: Extract<Part, { kind: 'menu' }>): readonly Record<string, unknown>[] {
	const count = Math.ceil(text.length / SECTION_MAX_CHARS)
	const pieces = Array.from({ length: count }, (_, i) => text.slice(i * SECTION_MAX_CHARS, (i + 1) * SECTION_MAX_CHARS).toWellFormed())
	const buttons = options.map(({ id, title }, i) => ({
		type: 'button',
		action_id: `patchbay_${i}`,
		value: id,
		text: plain(title.length > TITLE_MAX_CHARS ? `${title.slice(0, TITLE_MAX_CHARS - 1).toWellFormed()}…` : title),
	}))
	return [...pieces.map((it) => ({ type: 'section', text: plain(it) })), { type: 'actions', elements: buttons }]
}

function plain(text: string): Record<string, unknown> {
	return { type: 'plain_text', text, emoji: false }
}
