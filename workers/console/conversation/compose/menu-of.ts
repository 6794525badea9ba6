import type { Said } from '../../../../core/protocol/conversation.ts'

export interface MenuDraft {
	readonly text: string
	readonly titles: readonly string[]
}

/** The question as it is sent; null while it has no words or nothing to press. Empty and repeated answers are left out. */
export function menuOf({ text, titles }: MenuDraft): Extract<Said, { kind: 'menu' }> | null {
	const given = [...new Set(titles.map((it) => it.trim()).filter((it) => it !== ''))]
	if (text.trim() === '' || given.length === 0) return null
	return { kind: 'menu', text: text.trim(), options: given.map((title, i) => ({ id: `option-${i + 1}`, title })) }
}
