import { createContext, useContext } from 'react'
import type { Held } from './use-held.ts'

export type DialogName = 'transfer' | 'close' | 'retry' | 'palette' | 'shortcuts'
export type ComposeMode = 'reply' | 'note'

/** What the parts of the desk ask of each other. */
export interface Desk extends Held {
	readonly dialog: DialogName | null
	readonly open: (dialog: DialogName | null) => void
	readonly mode: ComposeMode
	readonly setMode: (mode: ComposeMode) => void
	/** Rises whenever the composer should take the focus. */
	readonly focusCount: number
	readonly focusComposer: () => void
	/** The agent is done with a conversation; the next takes its place once it is gone. */
	readonly leave: (conversation: string) => void
	/** Ends a wrap-up before its time. */
	readonly finish: (conversation: string) => void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
	const desk = useContext(DeskContext)
	if (!desk) throw new Error('useDesk outside of a desk')
	return desk
}
