import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'

/** The place among those who ask the same; nobody who is set aside has one. */
export function LinePlace({ position }: { position: number | null }) {
	const { line, status } = useWords()
	const label = position === null ? status.deferred : line.place(position)
	return (
		<span className='line-place' title={label}>
			<span className='visually-hidden'>{label}</span>
			{position === null ? <Icon name='clock' size={14} /> : <span aria-hidden='true'>{position}</span>}
		</span>
	)
}
