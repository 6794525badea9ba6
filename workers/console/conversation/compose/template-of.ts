import type { Said } from '../../../../core/protocol/conversation.ts'

/** A template the provider has approved, as `/api/v1/inboxes/{id}/templates` lists it. */
export interface Template {
	readonly name: string
	readonly language: string
	/** With `{{1}}` for its first blank. */
	readonly text: string
	readonly blanks: number
}

/** As the protocol takes it. */
const TEXT_MAX_CHARS = 1_000

/** How it reads with its blanks filled; what has no value yet stays a blank. */
export function filledTemplate(text: string, values: readonly string[]): string {
	return text.replaceAll(/\{\{(\d+)\}\}/g, (blank, number: string) => values[Number(number) - 1]?.trim() || blank)
}

/** The template as it is sent; null while it has no name or language, or a blank has no value. */
export function templateSaid(template: Template, values: readonly string[]): Extract<Said, { kind: 'template' }> | null {
	const [name, language] = [template.name.trim(), template.language.trim()]
	const given = values.map((it) => it.trim())
	if (name === '' || language === '' || given.length < template.blanks || given.includes('')) return null
	return { kind: 'template', text: filledTemplate(template.text, given).slice(0, TEXT_MAX_CHARS), name, language, values: given }
}
