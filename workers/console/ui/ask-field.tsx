import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'

export interface AskFieldProps {
	readonly label: string
	readonly hint?: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly error: string | null
	readonly maxLength: number
	readonly autoFocus?: boolean
}

/** A line asked for in a dialog, with what is wrong with it. */
export function AskField({ label, hint, value, onChange, error, maxLength, autoFocus }: AskFieldProps) {
	return (
		<TextField className='field' value={value} onChange={onChange} isInvalid={error !== null} maxLength={maxLength} autoFocus={autoFocus}>
			<Label className='field-label'>{label}</Label>
			<Input className='input' autoComplete='off' />
			{hint && error === null && <Text slot='description' className='field-hint'>{hint}</Text>}
			<FieldError className='field-error'>{error}</FieldError>
		</TextField>
	)
}
