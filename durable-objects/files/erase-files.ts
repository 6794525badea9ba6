import { filesOfConversation } from '../../core/files/file-key.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Env } from '../env.ts'

/** Every file of a conversation goes, and their small pictures. */
export async function eraseFiles(
	{ FILES: bucket }: Pick<Env, 'FILES'>,
	whose: { readonly workspace: WorkspaceId; readonly conversation: ConversationId },
): Promise<void> {
	const prefix = filesOfConversation(whose)
	// What has been listed is gone by the next look, so each look begins at the beginning.
	for (let isMore = true; isMore;) {
		const { objects, truncated } = await bucket.list({ prefix })
		if (objects.length > 0) await bucket.delete(objects.map((it) => it.key))
		isMore = truncated
	}
}
