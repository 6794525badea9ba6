import { useState } from 'react'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { useSpeech } from '../../routing/words/speech-context.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { CHANNELS } from '../state/contract-names.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshInbox } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { useLiveInboxes } from './api.ts'
import { InboxPage } from './inbox-page.tsx'

/** Every address customers reach the company at. */
export function InboxesSection({ me, title, item, draft }: ConfigSectionProps) {
	const { inboxes: words, channel: channelName } = useSettingsWords()
	const { names } = useSpeech()
	const { inboxes, queues } = shownConfig(draft.state)
	const live = useLiveInboxes(draft.state.live.version)
	const [channel, setChannel] = useState<InboxChannel>('web')
	const [wanted, setWanted] = useState<string | null>(null)
	const queue = queues.find((it) => it.id === wanted)?.id ?? queues[0]?.id ?? ''
	if (item !== null) {
		const inbox = entryOf(draft, 'inboxes', item)
		return inbox
			? <InboxPage key={item} me={me} section={title} inbox={inbox} live={live} draft={draft} />
			: <EntryGone section='inboxes' title={title} />
	}
	const add = (
		<AddEntry
			draft={draft}
			list='inboxes'
			label={words.add}
			kind='inbox'
			prefix={`${me.workspace}.`}
			make={(it) => freshInbox(it, { channel, queue })}
			opensIn='inboxes'
		>
			<SelectField
				label={words.channel}
				options={CHANNELS.map((id) => ({ id, name: channelName[id] }))}
				value={channel}
				onChange={(id) => setChannel(CHANNELS.find((it) => it === id) ?? 'web')}
			/>
			<SelectField label={words.queue} options={queues} value={queue} onChange={setWanted} />
		</AddEntry>
	)
	const lacks = (id: string) => live.data?.find((it) => it.id === id)?.credentials.some((it) => !it.set) ?? false
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{inboxes.length > 0 && add}</SectionHead>
			{inboxes.length === 0 ? <NothingYet icon='inbox' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet> : (
				<EntryList
					label={title}
					section='inboxes'
					rows={inboxes.map(({ id, name, channel, queue, enabled }) => ({
						id,
						name,
						detail: `${channelName[channel]} · ${names.queue(queue)}`,
						mark: (
							<>
								{!enabled && <span className='tag'>{words.off}</span>}
								{lacks(id) && <span className='tag' data-tone='warn'>{words.missing}</span>}
							</>
						),
					}))}
				/>
			)}
		</>
	)
}
