import type { Countdown } from '../state/countdown.ts'
import './ring.css'

const RADIUS = 14
const AROUND = 2 * Math.PI * RADIUS

/** A countdown as a ring around its seconds. */
export function Ring({ left, label }: { left: Countdown; label: string }) {
	return (
		<span className='ring' data-urgent={left.seconds <= 5} role='img' aria-label={label}>
			<svg viewBox='0 0 32 32' aria-hidden='true'>
				<circle className='ring-track' cx='16' cy='16' r={RADIUS} />
				<circle className='ring-left' cx='16' cy='16' r={RADIUS} strokeDasharray={AROUND} strokeDashoffset={AROUND * (1 - left.fraction)} />
			</svg>
			<span aria-hidden='true'>{left.seconds}</span>
		</span>
	)
}
