import { shownConfig } from '../../routing/state/draft-state.ts'
import { useSpeech } from '../../routing/words/speech-context.tsx'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshAgent } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { AgentPage } from './agent-page.tsx'

/** Who conversations are given to. */
export function AgentsSection({ title, item, draft }: ConfigSectionProps) {
	const { agents: words } = useSettingsWords()
	const { names } = useSpeech()
	const { agents, queues } = shownConfig(draft.state)
	if (item !== null) {
		const agent = entryOf(draft, 'agents', item)
		return agent ? <AgentPage key={item} section={title} agent={agent} draft={draft} /> : <EntryGone section='agents' title={title} />
	}
	const [only] = queues
	// With one queue there is nothing to choose.
	const fresh = queues.length === 1 && only ? [{ queue: only.id, priority: 1, delayMs: 0 }] : []
	const add = (
		<AddEntry
			draft={draft}
			list='agents'
			label={words.add}
			kind='agent'
			make={(it) => ({ ...freshAgent(it), queues: fresh })}
			opensIn='agents'
		/>
	)
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{agents.length > 0 && add}</SectionHead>
			{agents.length === 0 ? <NothingYet icon='person' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet> : (
				<EntryList
					label={title}
					section='agents'
					rows={agents.map(({ id, name, queues, capacity }) => ({
						id,
						name,
						detail: words.summary(queues.map((it) => names.queue(it.queue)).join(', ') || words.servesNothing, capacity),
					}))}
				/>
			)}
		</>
	)
}
