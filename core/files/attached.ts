import type { FileRef } from '../message.ts'
import type { StoredFile } from '../protocol/conversation.ts'

/** A file that has been uploaded for a conversation. */
export interface Attached {
	readonly ref: FileRef
	readonly stored: StoredFile
}
