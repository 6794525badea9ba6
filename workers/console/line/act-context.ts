import { createContext, useContext } from 'react'

/** What a supervisor acts on: a conversation, and the queue it stands in. */
export interface ActTarget {
	readonly conversation: string
	readonly queue: string
	/** The customer, as said in a sentence. */
	readonly name: string
}

export type ActName = 'boost' | 'move' | 'assign'

export interface Acts {
	/** Opens the dialog that asks what exactly. */
	readonly ask: (act: ActName, target: ActTarget) => void
	/** Moves ahead at once. */
	readonly boost: (target: ActTarget, byMs: number) => void
}

export const ActContext = createContext<Acts | null>(null)

/** Null where nobody may act by hand. */
export function useActs(): Acts | null {
	return useContext(ActContext)
}

/** The keys of each act, on a row that has the focus and in an open conversation. */
export const ACT_KEYS: Readonly<Record<string, ActName>> = { b: 'boost', m: 'move', a: 'assign' }
export const BOOSTS_MIN = [5, 15] as const
export const MINUTE_MS = 60_000
