import { usePreferences } from '../../i18n/preferences.tsx'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { CountField } from '../../routing/fields/count-field.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { PointsField } from '../../routing/fields/points-field.tsx'
import { SpanField } from '../../routing/fields/span-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Card } from '../parts/card.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { languageOptions } from '../state/languages.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { ServedQueues } from './served-queues.tsx'

export interface AgentPageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly agent: EntryHandle<'agents'>
	readonly draft: DraftHandle
}

/** What an agent can take, from which queues, and what they can do. */
export function AgentPage({ section, agent, draft }: AgentPageProps) {
	const { agents: words, entry: common } = useSettingsWords()
	const { entry, at, set } = agent
	const { tag } = usePreferences()
	const { skills } = shownConfig(draft.state)
	return (
		<>
			<SectionHead title={entry.name} id={entry.id} crumb={{ section: 'agents', name: section }} />
			<Card title={words.about}>
				<LineField label={common.name} path={at('name')} value={entry.name} maxLength={80} onChange={(it) => set('name', it)} />
				<CountField
					label={words.capacity}
					hint={words.capacityHint}
					path={at('capacity')}
					value={entry.capacity}
					onChange={(it) => it !== null && set('capacity', it)}
				/>
				<CountField
					label={words.pool}
					hint={words.poolHint}
					path={at('pool')}
					value={entry.pool}
					onChange={(it) => it !== null && set('pool', it)}
				/>
				<SpanField
					label={words.grace}
					hint={words.graceHint}
					path={at('graceMs')}
					value={entry.graceMs}
					onChange={(it) => set('graceMs', it)}
				/>
			</Card>
			<ServedQueues agent={agent} queues={shownConfig(draft.state).queues} />
			<Card title={words.skills} hint={words.skillsHint}>
				<PointsField
					label={words.skillLevels}
					path={at('skills')}
					names={skills}
					value={entry.skills}
					onChange={(it) => set('skills', { ...it })}
				/>
				<PointsField
					label={words.languages}
					path={at('languages')}
					names={languageOptions(tag, Object.keys(entry.languages))}
					value={entry.languages}
					onChange={(it) => set('languages', { ...it })}
				/>
			</Card>
			<RemoveCard section='agents' draft={draft} list='agents' entry={entry} />
		</>
	)
}
