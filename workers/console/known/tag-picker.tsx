import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { usePreferences } from '../i18n/preferences.tsx'
import { complaintOf } from '../signin/complaint.ts'
import { Icon } from '../ui/icon.tsx'
import { useTags, useVocabulary } from './api.ts'
import { useKnownWords } from './words.ts'

export interface TagPickerProps {
	readonly conversation: string
	readonly tags: readonly string[]
	readonly mayTag: boolean
}

/** The tags a conversation has, and a menu to change them. Not there in a workspace without tags. */
export function TagPicker({ conversation, tags, mayTag }: TagPickerProps) {
	const preferences = usePreferences()
	const { locale } = preferences
	const words = useKnownWords()
	const { tags: known } = useVocabulary()
	const change = useTags(conversation)
	const shown = change.isPending ? change.variables : tags
	const options = known.map(({ id, name, nameZh, colour }) => ({ id, name: locale === 'zh' ? nameZh ?? name : name, colour }))
	if (options.length === 0 && shown.length === 0) return null
	return (
		<section className='context-section' aria-label={words.tags}>
			<h3>{words.tags}</h3>
			<div className='tag-row'>
				{shown.map((id) => {
					const tag = options.find((it) => it.id === id)
					return <span key={id} className='tag' data-colour={tag?.colour ?? 'grey'}>{tag?.name ?? id}</span>
				})}
				{mayTag && options.length > 0 && (
					<MenuTrigger>
						<Button className='button quiet small' aria-label={words.addTags}>
							<Icon name='plus' size={14} />
							{shown.length === 0 && words.addTags}
						</Button>
						<Popover className='popover'>
							<Menu
								className='menu'
								aria-label={words.tags}
								items={options}
								selectionMode='multiple'
								selectedKeys={shown}
								onSelectionChange={(keys) => change.mutate(options.map((it) => it.id).filter((id) => keys === 'all' || keys.has(id)))}
							>
								{(it) => (
									<MenuItem className='menu-item' textValue={it.name}>
										{({ isSelected }) => (
											<>
												<span className='tag' data-colour={it.colour}>{it.name}</span>
												<span style={{ flex: 1 }} />
												{isSelected && <Icon name='check' size={14} />}
											</>
										)}
									</MenuItem>
								)}
							</Menu>
						</Popover>
					</MenuTrigger>
				)}
			</div>
			<p className='field-error' role='alert'>{complaintOf(change.error, preferences)}</p>
		</section>
	)
}
