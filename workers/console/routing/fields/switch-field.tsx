import { useId } from 'react'
import { Switch } from 'react-aria-components'
import { useField } from './field-context.tsx'

export interface SwitchFieldProps {
	readonly label: string
	readonly path: string
	readonly value: boolean
	readonly onChange: (value: boolean) => void
	readonly hint?: string
}

/** On or off. */
export function SwitchField({ label, path, value, onChange, hint }: SwitchFieldProps) {
	const { error, isReadOnly } = useField(path)
	const id = useId()
	return (
		<div className='setting' data-field={path}>
			<Switch className='switch' isSelected={value} onChange={onChange} isDisabled={isReadOnly} aria-describedby={hint ? id : undefined}>
				<span className='setting-label'>{label}</span>
				<span className='switch-track' aria-hidden='true' />
			</Switch>
			{hint && <p className='setting-hint switch-hint' id={id}>{hint}</p>}
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
		</div>
	)
}
