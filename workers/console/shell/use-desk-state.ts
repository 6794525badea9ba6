import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { go, useRoute } from '../hooks/use-route.ts'
import { useConsole } from '../live/session-context.ts'
import { workAt } from '../state/agent-store.ts'
import { followWork, stagesOf } from '../state/follow-work.ts'
import type { ComposeMode, Desk, DialogName } from './desk-context.ts'

/** Which dialog stands open, what is being written, and where the focus goes when work comes and goes. */
export function useDeskState(): Desk {
	const [dialog, open] = useState<DialogName | null>(null)
	const [mode, setMode] = useState<ComposeMode>('reply')
	const [focusCount, setFocusCount] = useState(0)
	const focusComposer = useCallback(() => setFocusCount((it) => it + 1), [])
	const leave = useFollow(focusComposer)
	const { conversation } = useRoute()
	useEffect(() => setMode('reply'), [conversation])
	return useMemo(() => ({ dialog, open, mode, setMode, focusCount, focusComposer, leave }), [
		dialog,
		mode,
		focusCount,
		focusComposer,
		leave,
	])
}

/** Opens what was just accepted, and the next one when a conversation is left. */
function useFollow(focusComposer: () => void): (conversation: string) => void {
	const view = useConsole((state) => state.agent.view)
	const before = useRef(stagesOf(null))
	const leaving = useRef<{ readonly conversation: string; readonly hash: string } | null>(null)
	useEffect(() => {
		const stages = stagesOf(view)
		const step = followWork(before.current, stages, leaving.current?.conversation ?? null)
		before.current = stages
		// Who has gone elsewhere before the server answered is not called back.
		const stayed = step.left && leaving.current?.hash === location.hash
		if (step.left) leaving.current = null
		const target = step.accepted ?? (stayed ? workAt(view, 'active')[0]?.conversation ?? step.wrapping : null)
		if (target) go({ list: 'mine', conversation: target })
		else if (stayed) go({ list: 'mine', conversation: null })
		if (target || stayed) focusComposer()
	}, [view, focusComposer])
	return useCallback((conversation) => {
		leaving.current = { conversation, hash: location.hash }
	}, [])
}
