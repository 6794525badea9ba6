import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshTeam } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { TeamPage } from './team-page.tsx'

/** Who works together. */
export function TeamsSection({ title, item, draft }: ConfigSectionProps) {
	const { teams: words } = useSettingsWords()
	const { teams } = shownConfig(draft.state)
	if (item !== null) {
		const team = entryOf(draft, 'teams', item)
		return team ? <TeamPage key={item} section={title} team={team} draft={draft} /> : <EntryGone section='teams' title={title} />
	}
	const add = <AddEntry draft={draft} list='teams' label={words.add} kind='team' make={freshTeam} opensIn='teams' />
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{teams.length > 0 && add}</SectionHead>
			{teams.length === 0 ? <NothingYet icon='person' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet> : (
				<EntryList
					label={title}
					section='teams'
					rows={teams.map(({ id, name, agents, queues }) => ({ id, name, detail: words.summary(agents.length, queues.length) }))}
				/>
			)}
		</>
	)
}
