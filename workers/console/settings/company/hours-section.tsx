import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { useRoutingWords } from '../../routing/words/use-routing-words.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshHours } from '../state/fresh.ts'
import { zoneText } from '../state/time-zones.ts'
import { weekText } from '../state/week-text.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { HoursPage } from './hours-page.tsx'

/** When the company is open. */
export function HoursSection({ title, item, draft }: ConfigSectionProps) {
	const { hours: words } = useSettingsWords()
	const { weekday } = useRoutingWords()
	const { hours } = shownConfig(draft.state)
	if (item !== null) {
		const calendar = entryOf(draft, 'hours', item)
		return calendar
			? <HoursPage key={item} section={title} calendar={calendar} draft={draft} />
			: <EntryGone section='hours' title={title} />
	}
	const detailOf = ({ week, timeZone, exceptions }: WorkspaceConfig['hours'][number]) =>
		[
			weekText(week, { day: weekday, never: words.closedAll }),
			zoneText(timeZone, Date.now()),
			exceptions.length > 0 && words.holidayCount(exceptions.length),
		].filter((it) => it !== false).join(' · ')
	const add = (
		<AddEntry
			draft={draft}
			list='hours'
			label={words.add}
			kind='hours'
			name={hours.length === 0 ? words.fresh : ''}
			make={(it, { locale }) => freshHours(it, locale.timeZone)}
			opensIn='hours'
		/>
	)
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{hours.length > 0 && add}</SectionHead>
			{hours.length === 0
				? <NothingYet icon='clock' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet>
				: <EntryList label={title} section='hours' rows={hours.map((it) => ({ id: it.id, name: it.name, detail: detailOf(it) }))} />}
		</>
	)
}
