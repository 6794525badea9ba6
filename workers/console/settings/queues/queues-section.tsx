import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshQueue } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { QueuePage } from './queue-page.tsx'

/** The lines customers wait in. */
export function QueuesSection({ title, item, draft }: ConfigSectionProps) {
	const { queues: words } = useSettingsWords()
	const config = shownConfig(draft.state)
	if (item !== null) {
		const queue = entryOf(draft, 'queues', item)
		return queue ? <QueuePage key={item} section={title} queue={queue} draft={draft} /> : <EntryGone section='queues' title={title} />
	}
	return (
		<>
			<SectionHead title={title} hint={words.hint}>
				<AddEntry draft={draft} list='queues' label={words.add} kind='queue' make={freshQueue} opensIn='queues' />
			</SectionHead>
			<EntryList
				label={title}
				section='queues'
				rows={config.queues.map(({ id, name }) => {
					const { inboxes, agents } = aroundQueue(config, id)
					return {
						id,
						name,
						detail: `${inboxes.length > 0 ? words.inboxes(inboxes.join(', ')) : words.noInbox} · ${words.agents(agents)}`,
						mark: agents === 0 && <span className='tag' data-tone='warn'>{words.nobody}</span>,
					}
				})}
			/>
		</>
	)
}

/** Names of the inboxes that lead to it, and how many agents serve it. */
function aroundQueue({ inboxes, agents }: WorkspaceConfig, id: string): { readonly inboxes: readonly string[]; readonly agents: number } {
	return {
		inboxes: inboxes.filter((it) => it.queue === id).map((it) => it.name),
		agents: agents.filter((it) => it.queues.some(({ queue }) => queue === id)).length,
	}
}
