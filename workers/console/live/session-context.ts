import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ConsoleSession } from './console-session.ts'
import type { ConsoleState } from './console-state.ts'

export const SessionContext = createContext<ConsoleSession | null>(null)

/** The live session; only below the signed-in agent's workspace. */
export function useSession(): ConsoleSession {
	const session = useContext(SessionContext)
	if (!session) throw new Error('useSession outside of a live session')
	return session
}

/** A part of the live state. `select` must give the same reference for the same state. */
export function useConsole<Part>(select: (state: ConsoleState) => Part): Part {
	const { store } = useSession()
	return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
