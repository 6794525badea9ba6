/** As long as a list may take to be there. */
const WITHIN_MS = 3_000
const LOOK_MS = 50

/** Puts the focus on the row of the line that Tab stops at, as soon as there is one; unless somebody has gone elsewhere meanwhile. */
export function focusLine(): void {
	const from = document.activeElement
	const until = Date.now() + WITHIN_MS
	const look = () => {
		const row = document.querySelector<HTMLElement>('[data-line] [data-roving][tabindex="0"]')
		if (row) return row.focus()
		if (Date.now() < until && document.activeElement === from) setTimeout(look, LOOK_MS)
	}
	setTimeout(look)
}
