import type { Words } from '../i18n/en.ts'

/** Why this agent, in words; a rule this console does not know yet is named as it is. */
export function whyText(why: string, { why: words }: Pick<Words, 'why'>): string {
	const { other, ...known } = words
	return Object.entries(known).find(([key]) => key === why)?.[1] ?? other(why)
}
