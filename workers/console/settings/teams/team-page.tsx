import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { LineField } from '../../routing/fields/line-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Card } from '../parts/card.tsx'
import { ManySetting } from '../parts/many-setting.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface TeamPageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly team: EntryHandle<'teams'>
	readonly draft: DraftHandle
}

/** A team's members and queues. */
export function TeamPage({ section, team: { entry, at, set }, draft }: TeamPageProps) {
	const { teams: words, entry: common } = useSettingsWords()
	const config = shownConfig(draft.state)
	return (
		<>
			<SectionHead title={entry.name} id={entry.id} crumb={{ section: 'teams', name: section }} />
			<Card label={entry.name}>
				<LineField label={common.name} path={at('name')} value={entry.name} maxLength={80} onChange={(it) => set('name', it)} />
				<ManySetting
					label={words.agents}
					hint={words.agentsHint}
					placeholder={words.noAgents}
					path={at('agents')}
					options={config.agents}
					value={entry.agents}
					onChange={(it) => set('agents', it)}
				/>
				<ManySetting
					label={words.queues}
					hint={words.queuesHint}
					placeholder={words.noQueues}
					path={at('queues')}
					options={config.queues}
					value={entry.queues}
					onChange={(it) => set('queues', it)}
				/>
			</Card>
			<RemoveCard section='teams' draft={draft} list='teams' entry={entry} />
		</>
	)
}
