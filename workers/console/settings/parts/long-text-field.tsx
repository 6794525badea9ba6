import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components'
import { useField } from '../../routing/fields/field-context.tsx'

export interface LongTextFieldProps {
	readonly label: string
	readonly path: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly hint?: string
	readonly maxLength?: number
	/** How many lines it has room for; six when absent. */
	readonly lines?: number
	readonly placeholder?: string
}

const LINES = 6

/** A text of several lines. */
export function LongTextField({ label, path, value, onChange, hint, maxLength, lines = LINES, placeholder }: LongTextFieldProps) {
	const { error, isReadOnly } = useField(path)
	return (
		<TextField
			className='setting is-tall'
			data-field={path}
			value={value}
			onChange={onChange}
			isInvalid={error !== null}
			isReadOnly={isReadOnly}
			maxLength={maxLength}
		>
			<Label className='setting-label'>{label}</Label>
			<TextArea className='input setting-control' rows={lines} placeholder={placeholder} />
			{hint && <Text slot='description' className='setting-hint'>{hint}</Text>}
			<FieldError className='field-error setting-error'>{error}</FieldError>
		</TextField>
	)
}
