import type { InboxChannel } from '../../../../../core/config/inbox-channel.ts'
import type { DraftHandle } from '../../../routing/draft/use-draft.ts'
import { SectionHead } from '../../parts/section-head.tsx'
import { settingsHashOf } from '../../state/settings-route.ts'
import { useSettingsWords } from '../../words/use-settings-words.ts'
import { newInboxItem } from '../state/new-inbox-item.ts'
import { GUIDES } from '../words/guides.ts'
import { useSetupWords } from '../words/setup-words.ts'
import { ChannelGrid } from './channel-grid.tsx'
import { OpeningForm } from './opening-form.tsx'
import { SetupSteps } from './setup-steps.tsx'
import './setup.css'

export interface NewInboxPageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	/** Null while it is to be chosen. */
	readonly channel: InboxChannel | null
	readonly draft: DraftHandle
}

/** Opens an inbox: first its channel, then what that takes. What is to be done at the provider comes on the inbox's own page. */
export function NewInboxPage({ section, channel, draft }: NewInboxPageProps) {
	const words = useSetupWords()
	const { channel: names } = useSettingsWords()
	const guide = channel === null ? undefined : GUIDES[channel]
	const crumb = { section: 'inboxes', name: section }
	if (channel === null || guide === undefined) {
		return (
			<>
				<SectionHead title={words.chooseTitle} hint={words.chooseHint} crumb={crumb} />
				<SetupSteps now='channel' />
				<ChannelGrid />
			</>
		)
	}
	return (
		<>
			<SectionHead title={words.title(names[channel])} crumb={crumb}>
				<a className='button' href={settingsHashOf('inboxes', newInboxItem())}>{words.other}</a>
			</SectionHead>
			<SetupSteps now='account' />
			<OpeningForm channel={channel} guide={guide} draft={draft} />
		</>
	)
}
