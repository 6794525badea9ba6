import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { settingsHashOf } from '../state/settings-route.ts'

export interface EntryRow {
	readonly id: string
	readonly name: string
	readonly detail?: ReactNode
	/** Stands beside the name. */
	readonly mark?: ReactNode
}

export interface EntryListProps {
	readonly label: string
	readonly section: string
	readonly rows: readonly EntryRow[]
}

/** Entries that open each on a page of its own. */
export function EntryList({ label, section, rows }: EntryListProps) {
	return (
		<ul className='form-card entries' aria-label={label}>
			{rows.map(({ id, name, detail, mark }) => (
				<li key={id}>
					<a className='entry-row' href={settingsHashOf(section, id)}>
						<span className='entry-text'>
							<span className='entry-name'>
								<span className='truncate'>{name}</span>
								{mark}
							</span>
							{detail && <span className='entry-detail'>{detail}</span>}
						</span>
						<Icon name='chevron' />
					</a>
				</li>
			))}
		</ul>
	)
}
