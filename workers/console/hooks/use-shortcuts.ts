import { useEffect, useRef } from 'react'

/** By name of the key as `shortcutOf` gives it. Returning `false` leaves the key to the page. */
export type Shortcuts = Readonly<Record<string, () => void | false>>

/** `mod+k`, `alt+arrowdown`, `?`, `a`. Shift is only named where it is held with `mod`. */
export function shortcutOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
	const mod = event.ctrlKey || event.metaKey
	return [mod && 'mod', event.altKey && 'alt', mod && event.shiftKey && 'shift', event.key.toLowerCase()].filter(Boolean).join('+')
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"], [role="searchbox"]'
const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

/** Whether a key without a modifier belongs to what has the focus. */
function belongsToFocus(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest(TYPING) !== null
}

/** Keys for the whole page: those with a modifier always, single ones only while nobody is typing, none over a dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
	const latest = useRef(shortcuts)
	useEffect(() => {
		latest.current = shortcuts
	})
	useEffect(() => {
		function onKeyDown(event: KeyboardEvent): void {
			if (event.defaultPrevented || event.isComposing || document.querySelector(OVERLAY)) return
			const name = shortcutOf(event)
			if (!name.includes('+') && belongsToFocus(event.target)) return
			const run = latest.current[name]
			if (run && run() !== false) event.preventDefault()
		}
		addEventListener('keydown', onKeyDown)
		return () => removeEventListener('keydown', onKeyDown)
	}, [])
}
