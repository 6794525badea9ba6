import { Input, Label, TextArea, TextField } from 'react-aria-components'

export interface TextFieldBoxProps {
	readonly label: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly type?: 'text' | 'email' | 'password'
	readonly autoComplete?: string
	readonly inputMode?: 'text' | 'numeric'
	readonly lines?: number
	readonly maxLength?: number
	readonly required?: boolean
	readonly autoFocus?: boolean
	readonly placeholder?: string
}

/** A labelled line, or several. */
export function TextFieldBox({ label, lines, placeholder, required, ...field }: TextFieldBoxProps) {
	return (
		<TextField className='field' isRequired={required} {...field}>
			<Label className='field-label'>{label}</Label>
			{lines
				? <TextArea className='input' rows={lines} placeholder={placeholder} />
				: <Input className='input' placeholder={placeholder} />}
		</TextField>
	)
}
