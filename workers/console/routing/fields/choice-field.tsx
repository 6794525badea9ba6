import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components'
import { Icon } from '../../ui/icon.tsx'
import { useField } from './field-context.tsx'
import '../../ui/select-field.css'

export interface ChoiceFieldProps<Id extends string> {
	readonly label: string
	readonly path: string
	readonly options: readonly { readonly id: Id; readonly name: string; readonly hint?: string }[]
	readonly value: Id
	readonly onChange: (id: Id) => void
	readonly hint?: string
	readonly isCompact?: boolean
	/** Everybody may choose: it changes nothing that is kept. */
	readonly isFree?: boolean
}

/** One of a few. What stands there and is none of them is shown as it is. */
export function ChoiceField<Id extends string>(props: ChoiceFieldProps<Id>) {
	const { label, path, options, value, onChange, hint, isCompact, isFree } = props
	const { error, isReadOnly } = useField(path)
	const items = options.some((it) => it.id === value) ? options : [...options, { id: value, name: value }]
	return (
		<Select
			className={isCompact ? 'compact-field' : 'setting'}
			data-field={path}
			aria-label={isCompact ? label : undefined}
			value={value}
			onChange={(key) => {
				const chosen = options.find((it) => it.id === key)
				if (chosen) onChange(chosen.id)
			}}
			isInvalid={error !== null}
			isDisabled={isReadOnly && !isFree}
		>
			{!isCompact && <Label className='setting-label'>{label}</Label>}
			<Button className='select-button setting-control'>
				<SelectValue className='select-value truncate'>{items.find((it) => it.id === value)?.name}</SelectValue>
				<Icon name='chevron' size={14} />
			</Button>
			{hint && <Text slot='description' className='setting-hint'>{hint}</Text>}
			<FieldError className='field-error setting-error'>{error}</FieldError>
			<Popover className='popover'>
				<ListBox className='select-list' items={items}>
					{(it) => (
						<ListBoxItem className='menu-item choice-item' textValue={it.name}>
							<Text slot='label'>{it.name}</Text>
							{it.hint && <Text slot='description' className='setting-hint'>{it.hint}</Text>}
						</ListBoxItem>
					)}
				</ListBox>
			</Popover>
		</Select>
	)
}
