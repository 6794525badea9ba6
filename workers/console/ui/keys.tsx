/** A key or a chord, as people see it on the keyboard. */
const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)
const SHOWN: Readonly<Record<string, string>> = MAC
	? { mod: '⌘', alt: '⌥', shift: '⇧', arrowup: '↑', arrowdown: '↓', enter: '↵', escape: 'Esc' }
	: { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', arrowup: '↑', arrowdown: '↓', enter: 'Enter', escape: 'Esc' }

export function Keys({ chord }: { chord: string }) {
	return (
		<span className='keys'>
			{chord.split('+').map((key) => <kbd key={key}>{SHOWN[key] ?? key.toUpperCase()}</kbd>)}
		</span>
	)
}
