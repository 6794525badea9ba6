import type { LineItem } from '../api/lines.ts'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'

/** The place among those who ask the same. Who rings at somebody, or is set aside, has none: others are next. */
export function LinePlace({ item: { stage, position } }: { item: LineItem }) {
	const { line, status } = useWords()
	const isPlaced = stage === 'waiting' && position !== null
	const label = isPlaced ? line.place(position) : stage === 'offered' ? line.ringing : status.deferred
	return (
		<span className='line-place' title={label}>
			<span className='visually-hidden'>{label}</span>
			{isPlaced ? <span aria-hidden='true'>{position}</span> : <Icon name={stage === 'offered' ? 'bell' : 'clock'} size={14} />}
		</span>
	)
}
