import { useCallback, useEffect, useState } from 'react'
import type { LineItem } from '../api/lines.ts'
import { steadyLine, type SteadyRow } from '../state/steady-line.ts'

/** A pointer that rests this long is about to hit nothing. */
const RESTS_MS = 3_000
let movedAtMs = 0

/** To be called when the pointer moves over a line. */
export function notePointer(): void {
	movedAtMs = Date.now()
}

/** The rows of a line, which follow it but never while somebody is about to hit one. The second is to be called when they leave it. */
export function useSteadyRows(items: readonly LineItem[]): readonly [readonly SteadyRow<LineItem>[], () => void] {
	const [rows, setRows] = useState(() => steadyLine([], items, false))
	const settle = useCallback(() => setRows((shown) => steadyLine(shown, items, isInUse())), [items])
	useEffect(settle, [settle])
	return [rows, settle]
}

/** Asked of the page itself, since a row that goes away with pointer or focus on it tells nobody. */
function isInUse(): boolean {
	const moves = Date.now() - movedAtMs < RESTS_MS && document.querySelector('[data-line]:hover') !== null
	return moves || document.querySelector('[data-line]:has(:focus-visible)') !== null
}
