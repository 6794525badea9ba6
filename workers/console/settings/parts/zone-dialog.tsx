import { useMemo, useState } from 'react'
import { Input, Label, ListBox, ListBoxItem, TextField } from 'react-aria-components'
import { usePreferences } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { zonesFound, zonesOf } from '../state/time-zones.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import '../../ui/pick-list.css'

export interface ZoneDialogProps {
	readonly value: string
	readonly onChange: (zone: string) => void
	readonly onClose: () => void
}

/** One of some four hundred: typing a part of its name leaves a few, of which Enter takes the first. */
export function ZoneDialog({ value, onChange, onClose }: ZoneDialogProps) {
	const { zone: words } = useSettingsWords()
	const { words: { app }, tag } = usePreferences()
	const [text, setText] = useState('')
	const [picked, setPicked] = useState(value)
	const zones = useMemo(() => zonesOf(Intl.supportedValuesOf('timeZone'), { atMs: Date.now(), tag }), [tag])
	const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
	const found = zonesFound(zones, text, [value, own, 'UTC'])
	const chosen = found.find((it) => it.id === picked) ?? found[0]
	return (
		<DialogWindow title={words.pick} onClose={onClose}>
			<form
				className='dialog-form'
				onSubmit={(event) => {
					event.preventDefault()
					if (!chosen) return
					onChange(chosen.id)
					onClose()
				}}
			>
				<TextField className='field' autoFocus value={text} onChange={setText}>
					<Label className='field-label'>{words.search}</Label>
					<Input className='input' placeholder={words.placeholder} autoComplete='off' />
				</TextField>
				<ListBox
					className='pick-list zone-list'
					aria-label={words.pick}
					items={found}
					selectionMode='single'
					disallowEmptySelection
					selectedKeys={chosen ? [chosen.id] : []}
					onSelectionChange={(keys) => {
						const [id] = keys === 'all' ? [] : keys
						if (id !== undefined) setPicked(String(id))
					}}
					renderEmptyState={() => <p className='pick-empty'>{words.empty}</p>}
				>
					{({ name, long }) => (
						<ListBoxItem className='menu-item' textValue={name}>
							{({ isSelected }) => (
								<>
									<span className='zone-text'>
										<span className='truncate'>{name}</span>
										<span className='setting-hint truncate'>{long}</span>
									</span>
									{isSelected && <Icon name='check' size={14} />}
								</>
							)}
						</ListBoxItem>
					)}
				</ListBox>
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary' disabled={!chosen}>{words.take}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
