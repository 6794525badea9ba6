import { useEffect, useRef } from 'react'
import { chime } from '../ui/chime.ts'

/** Sounds once for every offer not heard of before, when the agent has turned sound on. */
export function useOfferAlert(keys: readonly string[], sound: boolean): void {
	const heard = useRef(new Set<string>())
	const list = keys.join(' ')
	useEffect(() => {
		const fresh = list.split(' ').filter((key) => key && !heard.current.has(key))
		for (const key of fresh) heard.current.add(key)
		if (sound && fresh.length > 0) chime()
	}, [list, sound])
}
