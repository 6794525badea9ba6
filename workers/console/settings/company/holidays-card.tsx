import { Input, TextField } from 'react-aria-components'
import { LineField } from '../../routing/fields/line-field.tsx'
import { useField, useIsReadOnly } from '../../routing/fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../parts/card.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { nextDay } from '../state/next-day.ts'
import { nextSpan } from '../state/week.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { SpanRows } from './span-rows.tsx'

type Exception = EntryHandle<'hours'>['entry']['exceptions'][number]

/** Days with opening times of their own, or none. */
export function HolidaysCard({ calendar: { entry, at, set } }: { calendar: EntryHandle<'hours'> }) {
	const { hours: words } = useSettingsWords()
	const isReadOnly = useIsReadOnly()
	const { exceptions } = entry
	const today = new Date().toISOString().slice(0, 10)
	const add = () =>
		set('exceptions', [...exceptions, { date: nextDay(exceptions.map((it) => it.date), today), name: words.holidayFresh, open: [] }])
	return (
		<Card title={words.holidays} hint={words.holidaysHint} path={at('exceptions')}>
			{exceptions.length === 0 && <p className='card-note'>{words.holidaysNone}</p>}
			{exceptions.length > 0 && (
				<ul className='rows holidays'>
					{exceptions.map((it, i) => (
						<Holiday
							key={i}
							path={at('exceptions', i)}
							exception={it}
							onChange={(next) => set('exceptions', exceptions.with(i, next))}
							onRemove={() => set('exceptions', exceptions.toSpliced(i, 1))}
						/>
					))}
				</ul>
			)}
			{!isReadOnly && (
				<div className='card-foot'>
					<button type='button' className='button small' onClick={add}>
						<Icon name='plus' size={14} />
						{words.addHoliday}
					</button>
				</div>
			)}
		</Card>
	)
}

interface HolidayProps {
	readonly path: string
	readonly exception: Exception
	readonly onChange: (exception: Exception) => void
	readonly onRemove: () => void
}

function Holiday({ path, exception, onChange, onRemove }: HolidayProps) {
	const { hours: words } = useSettingsWords()
	const { isReadOnly } = useField(path)
	const { date, name, open } = exception
	const spoken = name || date
	return (
		<li data-field={path}>
			<DateField label={words.dateOf(spoken)} path={`${path}.date`} value={date} onChange={(it) => onChange({ ...exception, date: it })} />
			<div className='grow'>
				<LineField
					isCompact
					label={`${words.holidayName}: ${spoken}`}
					path={`${path}.name`}
					value={name}
					maxLength={80}
					onChange={(it) => onChange({ ...exception, name: it })}
				/>
			</div>
			<SpanRows
				path={`${path}.open`}
				day={spoken}
				spans={open}
				onAdd={() => onChange({ ...exception, open: [...open, nextSpan(open)] })}
				onChange={(it) => onChange({ ...exception, open: it })}
			/>
			{!isReadOnly && (
				<button type='button' className='button quiet square small' aria-label={words.removeHoliday(spoken)} onClick={onRemove}>
					<Icon name='close' size={14} />
				</button>
			)}
		</li>
	)
}

interface DateFieldProps {
	readonly label: string
	readonly path: string
	/** `YYYY-MM-DD` */
	readonly value: string
	readonly onChange: (value: string) => void
}

/** The browser's own calendar; while no whole date stands there, the old one is kept. */
function DateField({ label, path, value, onChange }: DateFieldProps) {
	const { error, isReadOnly } = useField(path)
	return (
		<TextField
			className='compact-field date-field'
			data-field={path}
			type='date'
			value={value}
			onChange={(it) => it !== '' && onChange(it)}
			isInvalid={error !== null}
			isReadOnly={isReadOnly}
			aria-label={label}
		>
			<Input className='input' />
			{error && <p className='field-error' role='alert'>{error}</p>}
		</TextField>
	)
}
