import { useCallback, useEffect, useRef } from 'react'
import { useSession } from '../live/session-context.ts'

/** "Still typing" is said at most this often… */
const AGAIN_MS = 3_000
/** …and taken back after this long without a key. */
const IDLE_MS = 5_000

/** Tells the customer that somebody is typing: call with `true` on every key, with `false` when sent or emptied. */
export function useTyping(conversation: string): (on: boolean) => void {
	const session = useSession()
	const saidAtMs = useRef(0)
	const idle = useRef<ReturnType<typeof setTimeout>>(undefined)
	const say = useCallback((on: boolean) => {
		clearTimeout(idle.current)
		if (on) idle.current = setTimeout(() => say(false), IDLE_MS)
		const now = Date.now()
		if (on ? now - saidAtMs.current < AGAIN_MS : saidAtMs.current === 0) return
		saidAtMs.current = on ? now : 0
		session.mention(conversation, { type: 'typing', on })
	}, [session, conversation])
	useEffect(() => () => say(false), [say])
	return say
}
