import type { FileKind } from '../../../core/message.ts'
import { Kept } from '../shared/kept.ts'

interface KeptFile {
	readonly name: string
	readonly kind: FileKind
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

/** By the id that Telegram gives them. */
export const files = new Kept<KeptFile>()

interface KeptMessage {
	readonly text: string
	readonly options: readonly { readonly id: string; readonly title: string }[]
	readonly hasText: boolean
}

/** What the bot has said, by `chat:number`. */
export const said = new Kept<KeptMessage>(2_000)

/** Where `getFile` says that a file is. */
export function pathOf(id: string): string {
	return `documents/${id}`
}
