/** Grey bars where text will be, so that nothing jumps when it comes. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
	return (
		<div className='skeleton' role='status' aria-label={label}>
			{Array.from({ length: rows }, (_, i) => (
				<div className='skeleton-row' key={i}>
					<span className='skeleton-disc' />
					<span className='skeleton-bars'>
						<span style={{ inlineSize: `${45 + (i * 17) % 35}%` }} />
						<span style={{ inlineSize: `${65 + (i * 23) % 30}%` }} />
					</span>
				</div>
			))}
		</div>
	)
}
