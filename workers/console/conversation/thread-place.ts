/** The id of a message on the page: its own may hold anything. */
export function domIdOf(message: string): string {
	return `said-${encodeURIComponent(message)}`
}

/** Brings a message into sight and the focus to it; it shows for a moment that it is meant. */
export function showMessage(message: string): void {
	const line = document.getElementById(domIdOf(message))
	if (!line) return
	const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
	line.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
	line.focus({ preventScroll: true })
	line.animate([{ backgroundColor: 'var(--selected)' }, {}], { duration: 1_200 })
}
