import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { go, useRoute } from '../hooks/use-route.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import { isInHands } from '../state/agent-store.ts'
import { followWork, stagesOf } from '../state/follow-work.ts'
import type { ComposeMode, Desk, DialogName } from './desk-context.ts'
import { useHeld } from './use-held.ts'

/** Which dialog stands open, what is being written, and where the focus goes when work comes and goes. */
export function useDeskState(): Desk {
	const [dialog, open] = useState<DialogName | null>(null)
	const [mode, setMode] = useState<ComposeMode>('reply')
	const [focusCount, setFocusCount] = useState(0)
	const focusComposer = useCallback(() => setFocusCount((it) => it + 1), [])
	const { conversation } = useRoute()
	const { held, settleOrder } = useHeld()
	const leave = useFollow(focusComposer, held.find(isInHands)?.conversation ?? null)
	useEffect(() => setMode('reply'), [conversation])
	const session = useSession()
	const finish = useCallback((done: string) => {
		// One that is not looked at goes without taking the screen along.
		if (done === conversation) leave(done)
		session.finish(done)
	}, [session, leave, conversation])
	return useMemo(() => ({ dialog, open, mode, setMode, focusCount, focusComposer, leave, finish, held, settleOrder }), [
		dialog,
		mode,
		focusCount,
		focusComposer,
		leave,
		finish,
		held,
		settleOrder,
	])
}

/** Opens what was just accepted, and `next` when a conversation is left. */
function useFollow(focusComposer: () => void, next: string | null): (conversation: string) => void {
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
		const target = step.accepted ?? (stayed ? next ?? step.wrapping : null)
		if (target) go({ list: 'mine', conversation: target })
		else if (stayed) go({ list: 'mine', conversation: null })
		if (target || stayed) focusComposer()
	}, [view, focusComposer, next])
	return useCallback((conversation) => {
		leaving.current = { conversation, hash: location.hash }
	}, [])
}
