import type { KeyboardEvent } from 'react'
import {
	Autocomplete,
	Collection,
	Header,
	Input,
	Label,
	ListBox,
	ListBoxItem,
	ListBoxSection,
	Text,
	TextField,
	useFilter,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import './pick-list.css'

export interface PickOption {
	readonly id: string
	readonly name: string
	/** In a line below; found by what is typed as the name is. */
	readonly detail?: string
}

export interface PickGroup {
	readonly id: string
	readonly name: string
	/** Ids are unlike those of the other groups. */
	readonly options: readonly PickOption[]
}

export interface PickListProps {
	readonly label: string
	readonly placeholder: string
	/** Said when nothing matches what is typed. */
	readonly empty: string
	readonly groups: readonly PickGroup[]
	readonly value: string | null
	readonly onChange: (id: string) => void
}

/** One of many, all in sight: typing narrows them down, Enter takes the first that is left. */
export function PickList({ label, placeholder, empty, groups, value, onChange }: PickListProps) {
	const { contains } = useFilter({ sensitivity: 'base' })

	/** What is typed may leave the list as it was; then nothing is marked, and Enter would take nothing. */
	function takeFirst({ key, target: field }: KeyboardEvent): void {
		if (key !== 'Enter' || !(field instanceof HTMLInputElement)) return
		if (field.value.trim() === '' || field.hasAttribute('aria-activedescendant')) return
		const first = groups.flatMap((it) => it.options).find((it) => contains(textOf(it), field.value))
		if (first) onChange(first.id)
	}

	return (
		<div className='pick' onKeyDownCapture={takeFirst} onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
			<Autocomplete filter={contains}>
				<TextField className='field' autoFocus>
					<Label className='field-label'>{label}</Label>
					<Input className='input' placeholder={placeholder} autoComplete='off' />
				</TextField>
				<ListBox
					className='pick-list'
					aria-label={label}
					items={groups}
					selectionMode='single'
					disallowEmptySelection
					selectedKeys={value === null ? [] : [value]}
					onSelectionChange={(keys) => {
						const [id] = keys === 'all' ? [] : keys
						if (id !== undefined) onChange(String(id))
					}}
					renderEmptyState={() => <p className='pick-empty'>{empty}</p>}
				>
					{(group) => (
						<ListBoxSection id={group.id}>
							<Header className='menu-head'>{group.name}</Header>
							<Collection items={group.options}>
								{(it) => (
									<ListBoxItem className='menu-item' textValue={textOf(it)}>
										{({ isSelected }) => (
											<>
												<span className='pick-name'>
													<Text slot='label' className='truncate'>{it.name}</Text>
													{it.detail && <Text slot='description' className='pick-detail truncate'>{it.detail}</Text>}
												</span>
												{isSelected && <Icon name='check' size={14} />}
											</>
										)}
									</ListBoxItem>
								)}
							</Collection>
						</ListBoxSection>
					)}
				</ListBox>
			</Autocomplete>
		</div>
	)
}

function textOf({ name, detail }: PickOption): string {
	return detail === undefined ? name : `${name} ${detail}`
}
