import { useState } from 'react'
import { FieldError, Input, TextField } from 'react-aria-components'
import { useField } from '../../routing/fields/field-context.tsx'
import { readClock } from '../state/clock-time.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface ClockFieldProps {
	readonly label: string
	readonly path: string
	/** `HH:MM`; 24:00 ends a day, which is why it is no time field of the browser's. */
	readonly value: string
	readonly onChange: (value: string) => void
}

/** A time of day, as people write it. */
export function ClockField({ label, path, value, onChange }: ClockFieldProps) {
	const { hours: words } = useSettingsWords()
	const { error, isReadOnly } = useField(path)
	/** What is being typed; null while nobody types. */
	const [typed, setTyped] = useState<string | null>(null)
	const isUnreadable = typed !== null && readClock(typed) === null
	const wrong = isUnreadable ? words.unreadable : error

	function type(text: string): void {
		setTyped(text)
		const time = readClock(text)
		if (time !== null) onChange(time)
	}

	return (
		<TextField
			className='compact-field clock-field'
			data-field={path}
			value={typed ?? value}
			onChange={type}
			onBlur={() => setTyped(null)}
			isInvalid={wrong !== null}
			isReadOnly={isReadOnly}
			aria-label={label}
		>
			<Input className='input' inputMode='numeric' autoComplete='off' />
			<FieldError className='field-error'>{wrong}</FieldError>
		</TextField>
	)
}
