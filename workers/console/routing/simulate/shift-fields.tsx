import { SwitchField } from '../fields/switch-field.tsx'
import { useSpeech } from '../words/speech-context.tsx'
import { DAY_SHIFTS } from './day-shapes.ts'
import type { StudyForm } from './study-form.ts'

export interface ShiftFieldsProps {
	readonly value: StudyForm['shift']
	readonly onChange: (value: StudyForm['shift']) => void
}

/** When the agents, as they are configured, are there. */
export function ShiftFields({ value, onChange }: ShiftFieldsProps) {
	const { words: { sim } } = useSpeech()
	const edge = (key: 'from' | 'until', shift: NonNullable<StudyForm['shift']>) => (
		<input
			className='input'
			type='time'
			required
			aria-label={sim[key]}
			value={shift[key]}
			onChange={({ target }) => target.value !== '' && onChange({ ...shift, [key]: target.value })}
		/>
	)
	return (
		<>
			<SwitchField
				label={sim.allDay}
				path='sim.shift'
				value={value === null}
				onChange={(isAllDay) => onChange(isAllDay ? null : DAY_SHIFTS.office)}
			/>
			{value && (
				<div className='setting shift' role='group' aria-label={sim.onDuty}>
					<span className='setting-label' aria-hidden='true'>{sim.onDuty}</span>
					<div className='shift-edges setting-control'>
						{edge('from', value)}
						<span aria-hidden='true'>–</span>
						{edge('until', value)}
					</div>
				</div>
			)}
		</>
	)
}
