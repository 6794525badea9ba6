import type { ConversationId, WorkspaceId } from '../ids.ts'

/** Which file of which conversation. */
export interface FilePlace {
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	readonly file: string
}

const FILE_ID = /^fil_[0-9A-HJKMNP-TV-Z]{22}$/

export function isFileId(text: string): boolean {
	return FILE_ID.test(text)
}

/** Where its bytes lie. */
export function fileKey({ workspace, conversation, file }: FilePlace): string {
	return `${filesOfConversation({ workspace, conversation })}${file}`
}

/** What the keys of all its files begin with. */
export function filesOfConversation({ workspace, conversation }: Omit<FilePlace, 'file'>): string {
	return `${workspace}/${conversation}/`
}

/** Where its small picture lies. */
export function thumbnailKey(key: string): string {
	return `${key}.thumb`
}

/**
 * Where the bytes of what came whole wait until it is known which conversation they belong to. No workspace is called so, and one
 * rule of the bucket can see to it that nothing waits there for ever.
 */
export function arrivedKey(workspace: WorkspaceId, id: string): string {
	return `_arrived/${workspace}/${id}`
}
