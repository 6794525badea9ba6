import { useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useField } from './field-context.tsx'

export interface CountFieldProps {
	readonly label: string
	readonly path: string
	readonly value: number | null
	/** Null when emptied, where `isOptional`. */
	readonly onChange: (value: number | null) => void
	readonly isOptional?: boolean
	/** Whole numbers unless said. */
	readonly isFraction?: boolean
	readonly hint?: string
	/** Stands beside others; the label is for who cannot see them. */
	readonly isCompact?: boolean
}

/** A number. What is out of bounds is for the server to say, in its own words. */
export function CountField({ label, path, value, onChange, isOptional, isFraction, hint, isCompact }: CountFieldProps) {
	const { error, isReadOnly } = useField(path)
	const [typed, setTyped] = useState<string | null>(null)

	function type(text: string): void {
		setTyped(text)
		if (text.trim() === '') return isOptional ? onChange(null) : undefined
		const number = Number(text)
		if (Number.isFinite(number)) onChange(isFraction ? number : Math.round(number))
	}

	return (
		<TextField
			className={isCompact ? 'compact-field' : 'setting'}
			data-field={path}
			value={typed ?? (value === null ? '' : String(value))}
			onChange={type}
			onBlur={() => setTyped(null)}
			isInvalid={error !== null}
			isReadOnly={isReadOnly}
			aria-label={isCompact ? label : undefined}
		>
			{!isCompact && <Label className='setting-label'>{label}</Label>}
			<Input className='input setting-control count-input' inputMode={isFraction ? 'decimal' : 'numeric'} autoComplete='off' />
			{hint && <Text slot='description' className='setting-hint'>{hint}</Text>}
			<FieldError className='field-error setting-error'>{error}</FieldError>
		</TextField>
	)
}
