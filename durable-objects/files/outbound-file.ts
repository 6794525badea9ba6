import type { OutboundFile } from '../../channels/channel.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { FileRef } from '../../core/message.ts'
import type { Env } from '../env.ts'

interface Whose {
	readonly env: Env
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
}

/** A file of the store on its way out; null when it is not there. */
export function outboundFile(_ref: FileRef, _whose: Whose): Promise<OutboundFile | null> {
	return Promise.resolve(null)
}
