import { type KeyboardEvent, useId, useState } from 'react'
import { useVocabulary } from './api.ts'
import { cannedFor, filledIn, type Fitting, soughtIn } from './canned.ts'
import type { CannedResponse } from './canned-response.ts'

export interface Names {
	readonly customer: string | null
	readonly agent: string
}

export interface Canned {
	/** Of the list, for the field that drives it. */
	readonly id: string
	readonly items: readonly CannedResponse[]
	readonly active: number
	readonly isOpen: boolean
	readonly pick: (it: CannedResponse) => void
	/** Whether the key was for the list. */
	readonly onKey: (event: KeyboardEvent) => boolean
}

/** A list of canned responses over a text field, while somebody types `/` and a few letters in it. */
export function useCanned(
	text: string,
	{ fitting, names, write }: { fitting: Fitting; names: Names; write: (text: string) => void },
): Canned {
	const { cannedResponses } = useVocabulary()
	const id = useId()
	const [at, setAt] = useState(0)
	const [closedAt, setClosedAt] = useState<string | null>(null)
	const sought = soughtIn(text)
	const isOpen = sought !== null && cannedResponses.length > 0 && closedAt !== text
	const items = isOpen ? cannedFor(cannedResponses, sought, fitting) : []
	const active = Math.min(at, Math.max(0, items.length - 1))

	function pick(it: CannedResponse): void {
		setAt(0)
		write(filledIn(it, names))
	}

	function onKey(event: KeyboardEvent): boolean {
		if (!isOpen || event.nativeEvent.isComposing) return false
		const chosen = items[active]
		if (event.key === 'Escape') setClosedAt(text)
		else if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, items.length))
		else if (event.key === 'ArrowUp') setAt((active + items.length - 1) % Math.max(1, items.length))
		else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen)
		else return false
		event.preventDefault()
		return true
	}

	return { id, items, active, isOpen, pick, onKey }
}
