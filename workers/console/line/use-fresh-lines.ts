import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { LINES_KEY } from '../api/lines.ts'

/** Events often come in flocks; one look after each flock is enough. */
const GATHER_MS = 300

/** Has the lines looked at anew whenever `mark` changes, which is a moment after something has happened. */
export function useFreshLines(mark: number): void {
	const client = useQueryClient()
	const first = useRef(mark)
	useEffect(() => {
		if (mark === first.current) return
		const timer = setTimeout(() => void client.invalidateQueries({ queryKey: LINES_KEY }), GATHER_MS)
		return () => clearTimeout(timer)
	}, [client, mark])
}
