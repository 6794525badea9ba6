import { useEffect } from 'react'
import { useSession } from '../live/session-context.ts'
import { type ConversationState, cursorOf, unreadOf } from '../state/conversation-store.ts'
import { useVisible } from './use-visible.ts'

/** Says "read" once the agent who holds the conversation can really see its end. */
export function useReadMarks(conversation: string, state: ConversationState, endInView: boolean): void {
	const session = useSession()
	const visible = useVisible()
	const mine = state.view?.assignee?.id === session.agent && state.view.status === 'active'
	const seq = visible && endInView && mine && unreadOf(state) > 0 ? cursorOf(state) : null
	useEffect(() => {
		if (seq !== null) session.mention(conversation, { type: 'read', seq })
	}, [session, conversation, seq])
}
