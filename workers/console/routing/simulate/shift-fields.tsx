import { SwitchField } from '../fields/switch-field.tsx'
import { useSpeech } from '../words/speech-context.tsx'
import type { StudyForm } from './study-form.ts'

const OFFICE = { from: '08:00', until: '18:00' }

export interface ShiftFieldsProps {
	readonly value: StudyForm['shift']
	readonly onChange: (value: StudyForm['shift']) => void
}

/** When the agents, as they are configured, are there. */
export function ShiftFields({ value, onChange }: ShiftFieldsProps) {
	const { words: { sim }, config } = useSpeech()
	const edge = (key: 'from' | 'until', shift: NonNullable<StudyForm['shift']>) => (
		<label className='shift-edge'>
			<span>{sim[key]}</span>
			<input
				className='input'
				type='time'
				required
				value={shift[key]}
				onChange={({ target }) => target.value !== '' && onChange({ ...shift, [key]: target.value })}
			/>
		</label>
	)
	return (
		<>
			<SwitchField
				label={`${sim.staffText(config.agents.length)}, ${sim.allDay}`}
				path='sim.shift'
				value={value === null}
				onChange={(isAllDay) => onChange(isAllDay ? null : OFFICE)}
			/>
			{value && (
				<div className='shift-edges'>
					{edge('from', value)}
					{edge('until', value)}
					<span className='setting-hint'>UTC</span>
				</div>
			)}
		</>
	)
}
