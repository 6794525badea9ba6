import { dayText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'

export function DayLine({ atMs }: { atMs: number }) {
	const { words, tag } = usePreferences()
	return (
		<li className='day-line'>
			<span>{dayText(atMs, Date.now(), { tag, words })}</span>
		</li>
	)
}
