import { type Permission, PERMISSIONS, permissions } from '../../../../core/access.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface ScopePickerProps {
	readonly label: string
	/** What there is to give. */
	readonly held: readonly Permission[]
	readonly value: readonly Permission[]
	readonly onChange: (value: readonly Permission[]) => void
}

/** What a key may do, of what its maker may. What is worth nothing without another comes and goes with it. */
export function ScopePicker({ label, held, value, onChange }: ScopePickerProps) {
	const { permission: names } = useSettingsWords()
	return (
		<fieldset className='scope-picker'>
			<legend className='field-label'>{label}</legend>
			<div className='scope-picker-list'>
				{PERMISSIONS.filter((it) => held.includes(it)).map((it) => (
					<CheckField
						key={it}
						label={names[it]}
						isChecked={value.includes(it)}
						onChange={(isOn) => onChange(isOn ? withNeeds(value, it) : without(value, it))}
					/>
				))}
			</div>
		</fieldset>
	)
}

export function withNeeds(value: readonly Permission[], added: Permission): readonly Permission[] {
	return [...new Set([...value, added, permissions[added]])]
}

export function without(value: readonly Permission[], gone: Permission): readonly Permission[] {
	return value.filter((it) => it !== gone && permissions[it] !== gone)
}
