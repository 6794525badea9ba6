import { useState } from 'react'
import { LineField, type LineFieldProps } from './line-field.tsx'

export interface ListFieldProps extends Omit<LineFieldProps, 'value' | 'onChange'> {
	readonly value: readonly string[]
	readonly onChange: (value: string[]) => void
}

/** Several words with commas between. */
export function ListField({ value, onChange, ...field }: ListFieldProps) {
	const [typed, setTyped] = useState(value.join(', '))
	// A comma just typed is not taken away again, but what has changed elsewhere shows.
	const shown = wordsIn(typed).join() === value.join() ? typed : value.join(', ')
	return (
		<LineField
			{...field}
			value={shown}
			onChange={(text) => {
				setTyped(text)
				onChange(wordsIn(text))
			}}
		/>
	)
}

/** Commas of either language. */
function wordsIn(text: string): string[] {
	return text.split(/[,，、]/).map((it) => it.trim()).filter((it) => it !== '')
}
