import { ToggleButton } from 'react-aria-components'
import type { RecentFilter } from '../api/conversations.ts'
import { useWords } from '../i18n/preferences.tsx'
import { SelectField } from '../ui/select-field.tsx'

const STATUSES = ['queued', 'active', 'abandoned', 'closed'] as const
const ANY = 'any'

export function RecentFilters({ filter, onChange }: { filter: RecentFilter; onChange: (filter: RecentFilter) => void }) {
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
			<ToggleButton className='recent-mine' isSelected={filter.mine} onChange={(mine) => onChange({ ...filter, mine })}>
				{recent.onlyMine}
			</ToggleButton>
		</div>
	)
}
