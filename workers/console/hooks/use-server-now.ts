import { useCallback } from 'react'
import { useSession } from '../live/session-context.ts'
import { useNow } from './use-now.ts'

/** The server's clock, once a second: what countdowns are counted by. */
export function useServerNow(running = true): number {
	const session = useSession()
	return useNow(useCallback(() => session.nowMs(), [session]), running)
}
