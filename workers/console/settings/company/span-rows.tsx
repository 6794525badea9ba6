import { useField } from '../../routing/fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Span } from '../state/week-text.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { ClockField } from './clock-field.tsx'

export interface SpanRowsProps {
	/** Of the list of spans. */
	readonly path: string
	/** What the day is called. */
	readonly day: string
	readonly spans: readonly Span[]
	readonly onAdd: () => void
	readonly onChange: (spans: Span[]) => void
}

/** The opening times of one day. */
export function SpanRows({ path, day, spans, onAdd, onChange }: SpanRowsProps) {
	const { hours: words } = useSettingsWords()
	const { error, isReadOnly } = useField(path)
	return (
		<div className='spans' data-field={path}>
			{spans.length === 0 && <span className='spans-closed'>{words.closed}</span>}
			{spans.map((span, i) => (
				<SpanRow
					key={i}
					path={`${path}.${i}`}
					day={day}
					span={span}
					onChange={(it) => onChange(spans.with(i, it))}
					onRemove={() => onChange(spans.toSpliced(i, 1))}
				/>
			))}
			{error && <p className='field-error' role='alert'>{error}</p>}
			{!isReadOnly && (
				<button
					type='button'
					className='button quiet square small spans-add'
					aria-label={words.addSpan(day)}
					title={words.addSpan(day)}
					onClick={onAdd}
				>
					<Icon name='plus' size={14} />
				</button>
			)}
		</div>
	)
}

interface SpanRowProps {
	readonly path: string
	readonly day: string
	readonly span: Span
	readonly onChange: (span: Span) => void
	readonly onRemove: () => void
}

function SpanRow({ path, day, span, onChange, onRemove }: SpanRowProps) {
	const { hours: words } = useSettingsWords()
	const { error, isReadOnly } = useField(path)
	return (
		<div className='span-row' data-field={path}>
			<ClockField
				label={`${day}, ${words.from}`}
				path={`${path}.from`}
				value={span.from}
				onChange={(from) => onChange({ ...span, from })}
			/>
			<span aria-hidden='true'>–</span>
			<ClockField label={`${day}, ${words.to}`} path={`${path}.to`} value={span.to} onChange={(to) => onChange({ ...span, to })} />
			{!isReadOnly && (
				<button
					type='button'
					className='button quiet square small'
					aria-label={words.removeSpan(day, span.from, span.to)}
					onClick={onRemove}
				>
					<Icon name='close' size={14} />
				</button>
			)}
			{error && <p className='field-error' role='alert'>{error}</p>}
		</div>
	)
}
