import { type Content, inOneLine } from '../../../../core/message.ts'
import type { TalkWords } from './en.ts'

/** A message in one line; what cannot be shown is said to be so. */
export function oneLine(content: Content, { said }: Pick<TalkWords, 'said'>): string {
	return content.kind === 'unsupported' && content.text === '' ? said.unsupported : inOneLine(content)
}
