/** The name with its sign: a cord from one socket to another. */
export function Mark() {
	return (
		<p className='mark'>
			<svg width='28' height='28' viewBox='0 0 32 32' aria-hidden='true'>
				<rect width='32' height='32' rx='8' fill='var(--accent-ground)' />
				<path d='M9 11c0 8 14 2 14 10' fill='none' stroke='#fff' strokeWidth='3' strokeLinecap='round' />
				<circle cx='9' cy='10' r='3.2' fill='#fff' />
				<circle cx='23' cy='22' r='3.2' fill='#fff' />
			</svg>
			<span>Patchbay</span>
		</p>
	)
}
