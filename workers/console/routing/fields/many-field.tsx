import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Icon } from '../../ui/icon.tsx'

export interface ManyFieldProps {
	readonly label: string
	readonly placeholder: string
	readonly options: readonly { readonly id: string; readonly name: string }[]
	readonly value: readonly string[]
	readonly onChange: (ids: string[]) => void
	readonly isDisabled?: boolean
}

/** Several of a list, each ticked in a menu that stays open meanwhile. */
export function ManyField({ label, placeholder, options, value, onChange, isDisabled }: ManyFieldProps) {
	const names = value.map((id) => options.find((it) => it.id === id)?.name ?? id)
	return (
		<MenuTrigger>
			<Button className='select-button many-button' aria-label={`${label}: ${names.join(', ') || placeholder}`} isDisabled={isDisabled}>
				<span className='truncate' data-placeholder={names.length === 0 || undefined}>{names.join(', ') || placeholder}</span>
				<Icon name='chevron' size={14} />
			</Button>
			<Popover className='popover'>
				<Menu
					className='menu many-menu'
					aria-label={label}
					items={options}
					selectionMode='multiple'
					selectedKeys={value}
					onSelectionChange={(keys) => onChange(options.map((it) => it.id).filter((id) => keys === 'all' || keys.has(id)))}
				>
					{(it) => (
						<MenuItem className='menu-item' textValue={it.name}>
							{({ isSelected }) => (
								<>
									<span className='truncate' style={{ flex: 1 }}>{it.name}</span>
									{isSelected && <Icon name='check' size={14} />}
								</>
							)}
						</MenuItem>
					)}
				</Menu>
			</Popover>
		</MenuTrigger>
	)
}
