import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useConsole } from '../live/session-context.ts'

/** The archive follows the logs by a moment: asked at once it may not know yet, asked once more it does. */
const AGAIN_AFTER_MS = 2_500

/** Has the record asked for anew when a conversation leaves the agent's hands. */
export function useFreshRecent(): void {
	const client = useQueryClient()
	const leftSeq = useConsole((state) => state.agent.leftSeq)
	useEffect(() => {
		if (leftSeq === 0) return
		const ask = () => void client.invalidateQueries({ queryKey: ['conversations'] })
		ask()
		const again = setTimeout(ask, AGAIN_AFTER_MS)
		return () => clearTimeout(again)
	}, [client, leftSeq])
}
