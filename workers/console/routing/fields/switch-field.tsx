import { Switch } from 'react-aria-components'
import { useField } from './field-context.tsx'

export interface SwitchFieldProps {
	readonly label: string
	readonly path: string
	readonly value: boolean
	readonly onChange: (value: boolean) => void
}

/** On or off. */
export function SwitchField({ label, path, value, onChange }: SwitchFieldProps) {
	const { error, isReadOnly } = useField(path)
	return (
		<div className='setting' data-field={path}>
			<Switch className='switch' isSelected={value} onChange={onChange} isDisabled={isReadOnly}>
				<span className='setting-label'>{label}</span>
				<span className='switch-track' aria-hidden='true' />
			</Switch>
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
		</div>
	)
}
