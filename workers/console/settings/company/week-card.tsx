import { usePreferences } from '../../i18n/preferences.tsx'
import { useIsReadOnly } from '../../routing/fields/field-context.tsx'
import { Card } from '../parts/card.tsx'
import { type Week, type Weekday, WEEKDAYS } from '../state/week-text.ts'
import { nextSpan, withDay, withMondayCopied } from '../state/week.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { SpanRows } from './span-rows.tsx'
import './hours.css'

export interface WeekCardProps {
	readonly path: string
	readonly week: Week
	readonly onChange: (week: Week) => void
}

/** Seven days with as many opening times as each has. */
export function WeekCard({ path, week, onChange }: WeekCardProps) {
	const { hours: words } = useSettingsWords()
	const isReadOnly = useIsReadOnly()
	const dayName = useDayName()
	return (
		<Card title={words.weekTitle} hint={words.weekHint} path={path}>
			<ul className='week'>
				{WEEKDAYS.map((day) => {
					const spans = week[day] ?? []
					return (
						<li key={day} className='week-day'>
							<span className='week-name'>{dayName(day)}</span>
							<SpanRows
								path={`${path}.${day}`}
								day={dayName(day)}
								spans={spans}
								onAdd={() => onChange(withDay(week, day, [...spans, nextSpan(spans)]))}
								onChange={(it) => onChange(withDay(week, day, it))}
							/>
						</li>
					)
				})}
			</ul>
			{!isReadOnly && (
				<div className='card-foot'>
					<button type='button' className='button small' onClick={() => onChange(withMondayCopied(week))}>{words.copyToWeekdays}</button>
				</div>
			)}
		</Card>
	)
}

/** A Monday, from which the days are counted. */
const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** What each day of the week is called in the language of the console. */
function useDayName(): (day: Weekday) => string {
	const { tag } = usePreferences()
	const format = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' })
	return (day) => format.format(MONDAY_MS + WEEKDAYS.indexOf(day) * DAY_MS)
}
