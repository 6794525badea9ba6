import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
	ArrowDown: (index, count) => Math.min(index + 1, count - 1),
	ArrowUp: (index) => Math.max(index - 1, 0),
	Home: () => 0,
	End: (_, count) => count - 1,
}

/** Arrow keys move the focus among the `[data-roving]` of a list, which is one stop for Tab. */
export function onRovingKeyDown(event: KeyboardEvent<HTMLElement>): void {
	const step = STEPS[event.key]
	if (!step || event.altKey) return
	const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-roving]')]
	const index = stops.indexOf(document.activeElement as HTMLElement)
	if (index < 0) return
	event.preventDefault()
	stops[step(index, stops.length)]?.focus()
}
