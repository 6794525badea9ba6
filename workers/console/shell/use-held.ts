import { useMemo } from 'react'
import type { Work } from '../../../core/protocol/console.ts'
import { useConsole } from '../live/session-context.ts'
import { workAt } from '../state/agent-store.ts'

/** What the agent holds, in the order the list shows it: active, then wrapping up. */
export function useHeld(): readonly Work[] {
	const view = useConsole((state) => state.agent.view)
	return useMemo(() => [...workAt(view, 'active'), ...workAt(view, 'wrapping')], [view])
}
