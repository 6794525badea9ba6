import { Input, Label, Text, TextField } from 'react-aria-components'

export interface NewPasswordFieldProps {
	readonly label: string
	readonly hint: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly autoFocus?: boolean
}

/** A password somebody makes up, with what makes a good one. */
export function NewPasswordField({ label, hint, ...field }: NewPasswordFieldProps) {
	return (
		<TextField className='field' type='password' autoComplete='new-password' minLength={10} maxLength={128} isRequired {...field}>
			<Label className='field-label'>{label}</Label>
			<Input className='input' />
			<Text slot='description' className='field-hint'>{hint}</Text>
		</TextField>
	)
}
