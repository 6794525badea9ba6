import { useEffect, useState } from 'react'

/** True once something has been under way for longer than people take for granted, in ms. */
export function useSlow(busy: boolean, afterMs = 800): boolean {
	const [slow, setSlow] = useState(false)
	useEffect(() => {
		if (!busy) return setSlow(false)
		const timer = setTimeout(() => setSlow(true), afterMs)
		return () => clearTimeout(timer)
	}, [busy, afterMs])
	return slow
}
