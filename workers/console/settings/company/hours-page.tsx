import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { LineField } from '../../routing/fields/line-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../parts/card.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { TimeZoneField } from '../parts/time-zone-field.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { settingsHashOf } from '../state/settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { HolidaysCard } from './holidays-card.tsx'
import { WeekCard } from './week-card.tsx'

export interface HoursPageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly calendar: EntryHandle<'hours'>
	readonly draft: DraftHandle
}

/** A week of opening times in a time zone, and the days on which it does not count. */
export function HoursPage({ section, calendar, draft }: HoursPageProps) {
	const { hours: words, entry: common, general } = useSettingsWords()
	const { entry, at, set } = calendar
	const kept = shownConfig(draft.state).queues.filter(({ routing }) => routing.hours === entry.id).map((it) => it.name)
	return (
		<>
			<SectionHead
				title={entry.name}
				id={entry.id}
				hint={kept.length > 0 ? words.usedBy(kept.join(', ')) : undefined}
				crumb={{ section: 'hours', name: section }}
			/>
			{kept.length === 0 && (
				<p className='settings-note' role='note'>
					<Icon name='info' size={14} />
					<span>{words.unused}</span>
					<a className='link-button' href={settingsHashOf('queues')}>{words.toQueues}</a>
				</p>
			)}
			<Card label={entry.name}>
				<LineField label={common.name} path={at('name')} value={entry.name} maxLength={80} onChange={(it) => set('name', it)} />
				<TimeZoneField label={general.timeZone} path={at('timeZone')} value={entry.timeZone} onChange={(it) => set('timeZone', it)} />
			</Card>
			<WeekCard path={at('week')} week={entry.week} onChange={(it) => set('week', it)} />
			<HolidaysCard calendar={calendar} />
			<RemoveCard section='hours' draft={draft} list='hours' entry={entry} />
		</>
	)
}
