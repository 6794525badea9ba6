import { useEffect } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { workAt } from '../state/agent-store.ts'
import { unreadOf } from '../state/conversation-store.ts'

/** The tab says what waits: an offer before anything else, then unread messages. */
export function useTitle(): void {
	const { app, offer } = useWords()
	const offers = useConsole((state) => workAt(state.agent.view, 'offered').length)
	const unread = useConsole((state) => [...state.conversations.values()].reduce((sum, it) => sum + unreadOf(it.state), 0))
	useEffect(() => {
		const count = unread > 0 ? `(${unread}) ` : ''
		document.title = offers > 0 ? `● ${offer.document} · ${app.name}` : `${count}${app.name}`
	}, [app, offer, offers, unread])
}
