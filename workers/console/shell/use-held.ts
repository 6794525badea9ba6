import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Work } from '../../../core/protocol/console.ts'
import { useConsole } from '../live/session-context.ts'
import { workAt } from '../state/agent-store.ts'
import { waitingSinceMs } from '../state/conversation-store.ts'
import { byWait, inOrder } from '../state/list-order.ts'

export interface Held {
	/** What the agent holds, in the order the list shows it: active, who waits longest first; then what is quiet; then wrapping up. */
	readonly held: readonly Work[]
	/** To be called when pointer or focus leave the list. */
	readonly settleOrder: () => void
}

/** The list's order, which follows the waits but never while somebody is about to hit a row. */
export function useHeld(): Held {
	const view = useConsole((state) => state.agent.view)
	const active = useMemo(() => workAt(view, 'active'), [view])
	const wanted = useConsole((state) =>
		byWait(active, (id) => {
			const open = state.conversations.get(id)
			return open ? waitingSinceMs(open.state) : null
		}).join(' ')
	)
	const [order, setOrder] = useState(wanted)
	const settleOrder = useCallback(() => {
		if (!isListInUse()) setOrder(wanted)
	}, [wanted])
	useEffect(settleOrder, [settleOrder])
	const held = useMemo(() => [...inOrder(active, order.split(' ')), ...workAt(view, 'idle'), ...workAt(view, 'wrapping')], [
		active,
		view,
		order,
	])
	return { held, settleOrder }
}

/** Asked of the page itself, since a row that goes away with pointer or focus on it tells nobody. */
function isListInUse(): boolean {
	return document.querySelector('[data-held]:is(:hover, :has(:focus-visible))') !== null
}
