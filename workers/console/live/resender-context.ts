import { createContext, useContext } from 'react'

/** What can be done with words that the server refused. */
export interface Resender {
	sendAgain(conversation: string, id: string): void
	discard(id: string): void
}

export const ResenderContext = createContext<Resender | null>(null)

/** Below an agent's desk or a watched conversation. */
export function useResender(): Resender {
	const resender = useContext(ResenderContext)
	if (!resender) throw new Error('useResender where nothing is sent')
	return resender
}
