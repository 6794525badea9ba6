import { useState } from 'react'
import { forget, keep, kept } from '../live/keep.ts'

/** A text that survives a reload until it is emptied. */
export function useDraft(key: string): [string, (text: string) => void] {
	const [draft, set] = useState(() => ({ key, text: read(key) }))
	// Another conversation's draft comes with its key, in the same paint.
	const current = draft.key === key ? draft : { key, text: read(key) }
	if (current !== draft) set(current)
	return [current.text, (text) => {
		if (text) keep(key, text)
		else forget(key)
		set({ key, text })
	}]
}

function read(key: string): string {
	const text = kept(key)
	return typeof text === 'string' ? text : ''
}
