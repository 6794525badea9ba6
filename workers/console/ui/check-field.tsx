import { useId } from 'react'
import './check-field.css'

export interface CheckFieldProps {
	readonly label: string
	readonly hint?: string
	readonly isChecked: boolean
	readonly onChange: (isChecked: boolean) => void
}

/** Something that is either so or not. */
export function CheckField({ label, hint, isChecked, onChange }: CheckFieldProps) {
	const id = useId()
	return (
		<div className='check'>
			<input
				type='checkbox'
				id={id}
				checked={isChecked}
				aria-describedby={hint ? `${id}-hint` : undefined}
				onChange={(event) => onChange(event.target.checked)}
			/>
			<label htmlFor={id}>{label}</label>
			{hint && <p className='field-hint' id={`${id}-hint`}>{hint}</p>}
		</div>
	)
}
