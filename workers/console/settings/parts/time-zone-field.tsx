import { useId, useMemo, useState } from 'react'
import { useField } from '../../routing/fields/field-context.tsx'
import { useWords } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { zoneGroups, zoneText } from '../state/time-zones.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface TimeZoneFieldProps {
	readonly label: string
	readonly hint?: string
	readonly path: string
	readonly value: string
	readonly onChange: (zone: string) => void
}

/** A time zone, found by typing a part of its name. */
export function TimeZoneField({ label, hint, path, value, onChange }: TimeZoneFieldProps) {
	const { error, isReadOnly } = useField(path)
	const [isOpen, setOpen] = useState(false)
	const id = useId()
	return (
		<div className='setting' data-field={path} data-invalid={error !== null || undefined}>
			<span className='setting-label' id={id}>{label}</span>
			<button
				type='button'
				className='select-button setting-control'
				aria-labelledby={`${id} ${id}-value`}
				aria-haspopup='dialog'
				disabled={isReadOnly}
				data-disabled={isReadOnly || undefined}
				onClick={() => setOpen(true)}
			>
				<span className='truncate' id={`${id}-value`}>{zoneText(value, Date.now())}</span>
				<Icon name='chevron' size={14} />
			</button>
			{hint && <p className='setting-hint'>{hint}</p>}
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
			{isOpen && <ZoneDialog value={value} onChange={onChange} onClose={() => setOpen(false)} />}
		</div>
	)
}

interface ZoneDialogProps {
	readonly value: string
	readonly onChange: (zone: string) => void
	readonly onClose: () => void
}

function ZoneDialog({ value, onChange, onClose }: ZoneDialogProps) {
	const { zone: words } = useSettingsWords()
	const { app } = useWords()
	const [picked, setPicked] = useState(value)
	const groups = useMemo(() => zoneGroups(Intl.supportedValuesOf('timeZone'), Date.now()), [])
	return (
		<DialogWindow title={words.pick} onClose={onClose}>
			<form
				className='dialog-form'
				onSubmit={(event) => {
					event.preventDefault()
					onChange(picked)
					onClose()
				}}
			>
				<PickList
					label={words.search}
					placeholder={words.placeholder}
					empty={words.empty}
					groups={groups}
					value={picked}
					onChange={setPicked}
				/>
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary'>{words.take}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
