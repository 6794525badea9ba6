import { usePreferences } from '../../../i18n/preferences.tsx'
import { ChannelIcon } from '../../../ui/channel-icon.tsx'
import { settingsHashOf } from '../../state/settings-route.ts'
import { useSettingsWords } from '../../words/use-settings-words.ts'
import { newInboxItem } from '../state/new-inbox-item.ts'
import { GUIDES, OFFERED } from '../words/guides.ts'
import { useSetupWords } from '../words/setup-words.ts'

/** Every channel an inbox can be opened for. */
export function ChannelGrid() {
	const words = useSetupWords()
	const { channel: names } = useSettingsWords()
	const { locale } = usePreferences()
	return (
		<ul className='channel-grid' aria-label={words.stepChannel}>
			{OFFERED.map((channel) => (
				<li key={channel}>
					<a className='channel-card' href={settingsHashOf('inboxes', newInboxItem(channel))}>
						<span className='channel-sign' aria-hidden='true'>
							<ChannelIcon channel={channel} size={20} />
						</span>
						<span className='channel-text'>
							<span className='channel-name'>{names[channel]}</span>
							<span className='setting-hint'>{GUIDES[channel]?.about[locale]}</span>
						</span>
					</a>
				</li>
			))}
		</ul>
	)
}
