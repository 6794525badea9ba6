import { objectName } from '../../core/ids.ts'
import type { ConversationView } from '../../core/protocol/conversation.ts'
import type { AppContext } from './context.ts'

/** A conversation that has rested has forgotten where it stands: its queue knows. Without an answer it stays unknown. */
export async function standingIn(c: AppContext, view: ConversationView): Promise<ConversationView> {
	const { conversation, queue, status, standing } = view
	if (status !== 'queued' || queue === null || standing !== null) return view
	const line = c.env.QUEUE.getByName(objectName(c.get('caller').workspace, queue))
	return { ...view, standing: await line.standing(conversation).catch(() => null) }
}
