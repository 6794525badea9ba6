import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { Icon } from './icon.tsx'
import './select-field.css'

export interface SelectFieldProps {
	readonly label: string
	readonly options: readonly { readonly id: string; readonly name: string }[]
	readonly value: string | null
	readonly onChange: (id: string) => void
	readonly placeholder?: string
	readonly error?: string | null
	readonly autoFocus?: boolean
	/** A label only for who cannot see the list it stands above. */
	readonly compact?: boolean
}

/** One of a few, from a list. */
export function SelectField({ label, options, value, onChange, placeholder, error, autoFocus, compact }: SelectFieldProps) {
	return (
		<Select
			className='field'
			aria-label={compact ? label : undefined}
			placeholder={placeholder}
			value={value}
			onChange={(key) => key !== null && onChange(String(key))}
			isInvalid={Boolean(error)}
			autoFocus={autoFocus}
		>
			{!compact && <Label className='field-label'>{label}</Label>}
			<Button className='select-button' data-compact={compact}>
				<SelectValue className='select-value' />
				<Icon name='chevron' size={14} />
			</Button>
			<FieldError className='field-error'>{error}</FieldError>
			<Popover className='popover'>
				<ListBox className='select-list' items={options}>
					{(it) => <ListBoxItem className='menu-item' textValue={it.name}>{it.name}</ListBoxItem>}
				</ListBox>
			</Popover>
		</Select>
	)
}
