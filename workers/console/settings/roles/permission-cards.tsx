import { useId } from 'react'
import { type Permission, permissions } from '../../../../core/access.ts'
import { useField } from '../../routing/fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type AreaName, AREAS, withoutPermission, withPermission } from '../state/permission-set.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface PermissionCardsProps {
	readonly path: string
	readonly value: readonly Permission[]
	/** What its editor may themselves. */
	readonly held: readonly Permission[]
	/** Null for what stays as it is. */
	readonly onChange: ((permissions: Permission[]) => void) | null
}

/** Everything somebody may be allowed, by area, each in plain words. */
export function PermissionCards({ path, value, held, onChange }: PermissionCardsProps) {
	const { roles: words } = useSettingsWords()
	const { error } = useField(path)
	const id = useId()
	return (
		<section className='form-section' aria-labelledby={id} data-field={path || undefined}>
			<h2 id={id}>{words.permissions}</h2>
			{error && <p className='field-error' role='alert' tabIndex={-1}>{error}</p>}
			{AREAS.map((it) => <Area key={it.id} id={it.id} members={it.members} value={value} held={held} onChange={onChange} />)}
		</section>
	)
}

interface AreaProps extends Omit<PermissionCardsProps, 'path'> {
	readonly id: AreaName
	readonly members: readonly Permission[]
}

function Area({ id, members, value, held, onChange }: AreaProps) {
	const { roles: words, area } = useSettingsWords()
	const free = members.filter((it) => held.includes(it))
	const hasAll = free.every((it) => value.includes(it))
	const toggleAll = () => onChange?.(free.reduce<Permission[]>(hasAll ? withoutPermission : withPermission, [...value]))
	return (
		<fieldset className='form-card permission-area'>
			<legend className='visually-hidden'>{area[id]}</legend>
			<div className='permission-head'>
				<span aria-hidden='true'>{area[id]}</span>
				{onChange && (
					<button
						type='button'
						className='link-button'
						aria-label={hasAll ? words.noneOf(area[id]) : words.allOf(area[id])}
						onClick={toggleAll}
					>
						{hasAll ? words.none : words.all}
					</button>
				)}
			</div>
			{members.map((it) => <PermissionRow key={it} permission={it} value={value} isBeyond={!held.includes(it)} onChange={onChange} />)}
		</fieldset>
	)
}

interface PermissionRowProps extends Pick<PermissionCardsProps, 'value' | 'onChange'> {
	readonly permission: Permission
	readonly isBeyond: boolean
}

function PermissionRow({ permission: it, value, isBeyond, onChange }: PermissionRowProps) {
	const { roles: words, permission, permissionHint } = useSettingsWords()
	const id = useId()
	const isAllowed = value.includes(it)
	const seen = permissions[it]
	const hint = [
		permissionHint[it],
		isBeyond && onChange && !isAllowed ? words.beyond : '',
		seen === it || isAllowed || !onChange ? '' : words.needs(permission[seen]),
	].filter((text) => text !== '').join(' ')
	if (onChange === null) {
		return (
			<div className='choice-row' data-readonly=''>
				<span className='permission-mark' data-allowed={isAllowed}>
					{isAllowed && <Icon name='check' size={14} />}
					<span className='visually-hidden'>{isAllowed ? words.allowed : words.denied}</span>
				</span>
				<span>
					<span className='choice-name'>{permission[it]}</span>
					<span className='setting-hint'>{hint}</span>
				</span>
			</div>
		)
	}
	return (
		<label className='choice-row'>
			<input
				type='checkbox'
				checked={isAllowed}
				// What somebody lacks themselves they may take away, not give.
				disabled={isBeyond && !isAllowed}
				aria-describedby={id}
				onChange={() => onChange(isAllowed ? withoutPermission(value, it) : withPermission(value, it))}
			/>
			<span>
				<span className='choice-name'>{permission[it]}</span>
				<span className='setting-hint' id={id}>{hint}</span>
			</span>
		</label>
	)
}
