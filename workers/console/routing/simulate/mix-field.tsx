import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { readMix } from '../state/mix.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'

export interface MixFieldProps {
	readonly label: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly hint?: string
}

/** Values with how often each comes: `en 8, zh 2`. */
export function MixField({ label, value, onChange, hint }: MixFieldProps) {
	const { sim } = useRoutingWords()
	const isWrong = readMix(value) === undefined
	return (
		<TextField className='setting mix' value={value} onChange={onChange} isInvalid={isWrong}>
			<Label className='setting-label'>{label}</Label>
			<Input className='input setting-control' autoComplete='off' />
			{hint && <Text slot='description' className='setting-hint'>{hint}</Text>}
			<FieldError className='field-error setting-error'>{sim.mixWrong}</FieldError>
		</TextField>
	)
}
