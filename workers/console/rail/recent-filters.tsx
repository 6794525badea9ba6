import { ToggleButton } from 'react-aria-components'
import type { RecentFilter } from '../api/conversations.ts'
import { useWords } from '../i18n/preferences.tsx'
import { SelectField } from '../ui/select-field.tsx'

const STATUSES = ['queued', 'deferred', 'active', 'abandoned', 'closed'] as const
const ANY = 'any'

export interface RecentFiltersProps {
	readonly filter: RecentFilter
	readonly onChange: (filter: RecentFilter) => void
	/** Who takes no conversations has none of their own. */
	readonly isAgent: boolean
}

export function RecentFilters({ filter, onChange, isAgent }: RecentFiltersProps) {
	const { recent, status } = useWords()
	const options = [{ id: ANY, name: recent.anyStatus }, ...STATUSES.map((id) => ({ id, name: status[id] }))]
	return (
		<div className='recent-filters'>
			<SelectField
				compact
				label={recent.status}
				options={options}
				value={filter.status ?? ANY}
				onChange={(id) => onChange({ ...filter, status: STATUSES.find((it) => it === id) ?? null })}
			/>
			{isAgent && (
				<ToggleButton className='recent-mine' isSelected={filter.mine} onChange={(mine) => onChange({ ...filter, mine })}>
					{recent.onlyMine}
				</ToggleButton>
			)}
		</div>
	)
}
