import { useEffect, useState } from 'react'

/** A clock that ticks once a second, in ms of `nowMs` (the server's clock, where there is a session). */
export function useNow(nowMs: () => number = Date.now, running = true): number {
	const [now, set] = useState(nowMs)
	useEffect(() => {
		if (!running) return
		set(nowMs())
		const timer = setInterval(() => set(nowMs()), 1000)
		return () => clearInterval(timer)
	}, [nowMs, running])
	return now
}
