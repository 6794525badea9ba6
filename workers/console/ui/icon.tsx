/** Line icons on a 16 px grid, drawn in the text's colour. */
const PATHS = {
	back: 'M10 3 5 8l5 5',
	check: 'm3 8.5 3.2 3.2L13 5',
	checks: 'm1.5 8.5 3 3L11 5M7 11.2l.6.4L14.5 5',
	clock: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2 1.3',
	close: 'm4 4 8 8m0-8-8 8',
	command:
		'M5.5 5.5h5v5h-5zM5.5 5.5H4a1.75 1.75 0 1 1 1.5-1.5zm5 0V4A1.75 1.75 0 1 1 12 5.5zm0 5H12a1.75 1.75 0 1 1-1.5 1.5zm-5 0V12A1.75 1.75 0 1 1 4 10.5z',
	down: 'M8 3v10m-4-4 4 4 4-4',
	info: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 7.3v3.4M8 5.2v.1',
	leave: 'M6.5 3H3v10h3.5M10 5l3 3-3 3M13 8H6.5',
	lock: 'M4 7.5h8v5.5H4zM5.5 7.5V5.3a2.5 2.5 0 0 1 5 0v2.2',
	chevron: 'm4 6.5 4 4 4-4',
	transfer: 'M2.5 5.5h10m-3-3 3 3-3 3M13.5 10.5h-10m3-3-3 3 3 3',
	warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1',
	plus: 'M8 3.5v9M3.5 8h9',
	equal: 'M3.5 6h9M3.5 10h9',
	undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6',
	up: 'M8 13V3M4 7l4-4 4 4',
	bell: 'M3.5 11.2h9l-1.2-1.7V7.2a3.3 3.3 0 0 0-6.6 0v2.3zM6.7 13.3a1.4 1.4 0 0 0 2.6 0M8 3.9V2.7',
	more: 'M2.8 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4.7 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4.7 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0',
	person: 'M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM3 13.2c.5-2.3 2.5-3.4 5-3.4s4.5 1.1 5 3.4',
	routing: 'M2 8h4l3.5-4.5H14m-2-2 2 2-2 2M6 8l3.5 4.5H14m-2-2 2 2-2 2',
	gear:
		'M8 3.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8ZM8 6.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2ZM8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4',
	settings: 'M2.5 5h6m3 0h2M2.5 11h2m3 0h6M10 3.5v3M6 9.5v3',
	pin: 'M8 14s4.5-4.2 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 9.8 8 14 8 14ZM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
	link: 'M6.7 9.3l2.6-2.6M7.3 4.7l1.2-1.2a2.8 2.8 0 0 1 4 4l-1.2 1.2M8.7 11.3l-1.2 1.2a2.8 2.8 0 0 1-4-4l1.2-1.2',
	document: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3M6 8.5h4M6 11h4',
	clip: 'M12.5 7.5 7.7 12.3a2.7 2.7 0 0 1-3.8-3.8l5-5a1.8 1.8 0 0 1 2.6 2.6L6.7 10.8a.9.9 0 0 1-1.3-1.3L9.5 5.5',
	reply: 'M6.5 4 2.5 8l4 4M2.5 8h6a5 5 0 0 1 5 5',
	smile: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM5.8 9.3a2.7 2.7 0 0 0 4.4 0M6.2 6.5v.1M9.8 6.5v.1',
	pencil: 'M3 13l.7-2.8L10.5 3.4l2.1 2.1-6.8 6.8zM9.2 4.7l2.1 2.1',
	bin: 'M3.5 4.5h9M6.5 4.5V3h3v1.5M4.8 4.5l.5 8.5h5.4l.5-8.5',
	copy: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7',
	choices: 'M2.5 3.5h11v3.5h-11zM2.5 9.5h6.5V13h-6.5z',
	template: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
	block: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM4.2 4.2l7.6 7.6',
	pause: 'M6 4.5v7M10 4.5v7',
	question: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM6.3 6.5a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.2M8 11v.1',
	inbox: 'M2.5 9.5 4.3 3.5h7.4l1.8 6v3.5h-11zM2.5 9.5h3l1 1.5h3l1-1.5h3',
} as const

export function Icon({ name, size = 16 }: { name: keyof typeof PATHS; size?: number }) {
	return (
		<svg className='icon' width={size} height={size} viewBox='0 0 16 16' aria-hidden='true'>
			<path d={PATHS[name]} fill='none' stroke='currentColor' strokeWidth='1.5' strokeLinecap='round' strokeLinejoin='round' />
		</svg>
	)
}
