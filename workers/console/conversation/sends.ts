import type { KeyboardEvent } from 'react'

/** Whether a key pressed in a text field sends what stands there: Enter alone. */
export function sends(event: KeyboardEvent): boolean {
	// Enter that picks a candidate in an input method is not a send; 229 is what older engines say instead.
	if (event.nativeEvent.isComposing || event.keyCode === 229) return false
	return event.key === 'Enter' && !event.shiftKey && !event.altKey
}
