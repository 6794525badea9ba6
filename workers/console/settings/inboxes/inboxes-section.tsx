import { may } from '../../api/me.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { useSpeech } from '../../routing/words/speech-context.tsx'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { settingsHashOf } from '../state/settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { useLiveInboxes } from './api.ts'
import { InboxPage } from './inbox-page.tsx'
import { NewInboxPage } from './setup/new-inbox-page.tsx'
import { newInboxItem, newInboxOf } from './state/new-inbox-item.ts'

/** Every address customers reach the company at. */
export function InboxesSection(props: ConfigSectionProps) {
	const { me, title, item, draft } = props
	const { app } = useWords()
	const live = useLiveInboxes(draft.state.live.version)
	const opening = item === null || !may(me, 'inboxes.manage') ? null : newInboxOf(item)
	if (opening) return <NewInboxPage key={item} section={title} channel={opening.channel} draft={draft} />
	if (item === null) return <InboxList {...props} live={live} />
	const inbox = entryOf(draft, 'inboxes', item)
	if (inbox) return <InboxPage key={item} me={me} section={title} inbox={inbox} live={live} draft={draft} />
	// Opened a moment ago, it is not in the draft yet.
	const isKnown = live.data?.some((it) => it.id === item) ?? false
	return isKnown ? <Skeleton rows={3} label={app.loading} /> : <EntryGone section='inboxes' title={title} />
}

function InboxList({ me, title, draft, live }: ConfigSectionProps & { readonly live: ReturnType<typeof useLiveInboxes> }) {
	const { inboxes: words, channel: channelName } = useSettingsWords()
	const { names } = useSpeech()
	const { inboxes } = shownConfig(draft.state)
	const add = may(me, 'inboxes.manage') && (
		<a className='button primary' href={settingsHashOf('inboxes', newInboxItem())}>
			<Icon name='plus' size={14} />
			{words.add}
		</a>
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
						detail: (
							<span className='inbox-detail'>
								<ChannelIcon channel={channel} />
								{`${channelName[channel]} · ${names.queue(queue)}`}
							</span>
						),
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
