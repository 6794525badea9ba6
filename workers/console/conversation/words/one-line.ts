import { type Content, inOneLine, UNSHOWN } from '../../../../core/message.ts'
import type { TalkWords } from './en.ts'

/** A message in one line; what cannot be shown is said to be so. */
export function oneLine(content: Content, { said }: Pick<TalkWords, 'said'>): string {
	return previewLine(inOneLine(content), { said })
}

/** The same of a line the server has made. */
export function previewLine(preview: string, { said }: Pick<TalkWords, 'said'>): string {
	return preview === UNSHOWN ? said.unsupported : preview
}
