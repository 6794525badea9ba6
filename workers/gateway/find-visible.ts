import { reaches } from '../../core/access/reach.ts'
import { isConversationId, objectName } from '../../core/ids.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { ConversationView } from '../../core/protocol/conversation.ts'
import type { AppContext } from './context.ts'
import type { ConversationPort } from './env.ts'
import { reachIn } from './visible.ts'

export interface Visible {
	readonly id: ConversationId
	readonly stub: ConversationPort
	readonly view: ConversationView
}

/** Null alike for what does not exist and for what the caller may not see. */
export async function findVisible(c: AppContext, id: string): Promise<Visible | null> {
	if (!isConversationId(id)) return null
	const caller = c.get('caller')
	const stub = c.env.CONVERSATION.getByName(objectName(caller.workspace, id))
	const view = await stub.view()
	return view && reaches(await reachIn(c.env, caller), view) ? { id, stub, view } : null
}
