import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { LineField } from '../../routing/fields/line-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { TimingFields } from '../../routing/policy/timing-fields.tsx'
import { PageLink } from '../../shell/page-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../parts/card.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { settingsHashOf } from '../state/settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface QueuePageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly queue: EntryHandle<'queues'>
	readonly draft: DraftHandle
}

/** A queue's name and times; its policy has a page of its own. */
export function QueuePage({ section, queue: { entry, at, set }, draft }: QueuePageProps) {
	const { queues: words, entry: common } = useSettingsWords()
	const { agents } = shownConfig(draft.state)
	const isServed = agents.some((it) => it.queues.some(({ queue }) => queue === entry.id))
	return (
		<>
			<SectionHead title={entry.name} id={entry.id} crumb={{ section: 'queues', name: section }} />
			{!isServed && (
				<p className='settings-note' role='note'>
					<Icon name='warning' size={14} />
					<span>{words.nobodyText}</span>
					<a className='link-button' href={settingsHashOf('agents')}>{words.toAgents}</a>
				</p>
			)}
			<Card title={words.about}>
				<LineField label={common.name} path={at('name')} value={entry.name} maxLength={80} onChange={(it) => set('name', it)} />
				<div className='setting'>
					<span className='setting-label'>{words.policy}</span>
					<p className='setting-hint'>{words.policyHint}</p>
					<div className='setting-control'>
						<PageLink page='routing' hash={`#/${entry.id}/policy`} className='button small'>
							{words.openPolicy}
							<Icon name='routing' size={14} />
						</PageLink>
					</div>
				</div>
			</Card>
			<QueueTimes entry={entry} at={at} set={set} />
			<RemoveCard section='queues' draft={draft} list='queues' entry={entry} />
		</>
	)
}

function QueueTimes({ entry, at, set }: Pick<EntryHandle<'queues'>, 'entry' | 'at' | 'set'>) {
	const { queues: words } = useSettingsWords()
	return (
		<Card title={words.timings}>
			<TimingFields queue={entry} at={at} set={set} />
		</Card>
	)
}
