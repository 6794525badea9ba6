import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useField } from './field-context.tsx'

export interface LineFieldProps {
	readonly label: string
	readonly path: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly hint?: string
	readonly isCompact?: boolean
	readonly maxLength?: number
}

/** A line of text. */
export function LineField({ label, path, value, onChange, hint, isCompact, maxLength }: LineFieldProps) {
	const { error, isReadOnly } = useField(path)
	return (
		<TextField
			className={isCompact ? 'compact-field' : 'setting'}
			data-field={path}
			value={value}
			onChange={onChange}
			isInvalid={error !== null}
			isReadOnly={isReadOnly}
			maxLength={maxLength}
			aria-label={isCompact ? label : undefined}
		>
			{!isCompact && <Label className='setting-label'>{label}</Label>}
			<Input className='input setting-control' autoComplete='off' />
			{hint && <Text slot='description' className='setting-hint'>{hint}</Text>}
			<FieldError className='field-error setting-error'>{error}</FieldError>
		</TextField>
	)
}
