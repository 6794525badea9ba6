import { createContext, useContext } from 'react'
import type { PointView } from '../../../core/protocol/conversation.ts'

/** Where the customer of the conversation shown can be reached; none where it is not known. */
export const PointsContext = createContext<readonly PointView[]>([])

export function usePoints(): readonly PointView[] {
	return useContext(PointsContext)
}
