import { useId, useState } from 'react'
import { useField } from '../../routing/fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { zoneText } from '../state/time-zones.ts'
import { ZoneDialog } from './zone-dialog.tsx'

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
