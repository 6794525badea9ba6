import type { PointView } from '../../../../core/protocol/conversation.ts'
import { durationText, stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import { channelName } from '../words/channel-name.ts'
import type { TalkWords } from '../words/en.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { useNotice } from './use-notice.ts'
import type { Notice } from './window-notice.ts'
import './window.css'

/** Above the composer, where the time to answer is short or over: what that means for what is written, and what can be done. */
export function WindowBar({ at, onTemplate }: { at: PointView | null; onTemplate: () => void }) {
	const { words, tag } = usePreferences()
	const talk = useTalkWords()
	const { notice, nowMs } = useNotice(at)
	const channel = at ? channelName(at.point, talk) : ''
	const closesAtMs = at?.window?.closesAtMs ?? 0
	const untilMs = at?.window?.extendedUntilMs ?? closesAtMs
	const text = at?.isLost
		? talk.window.lost(channel)
		: textOf(notice, { words: talk.window, channel, until: stampText(untilMs, tag), left: durationText(closesAtMs - nowMs, words) })
	// Said once for each change, not with every minute.
	const said = notice === 'closing' ? talk.event.windowClosing(channel, stampText(closesAtMs, tag)) : text
	const hasTemplates = at?.window?.templates === true && (notice === 'closed' || notice === 'never')
	return (
		<>
			<p className='visually-hidden' role='status'>{said}</p>
			{text !== '' && (
				<section className='window-bar' data-notice={at?.isLost ? 'closed' : notice} aria-label={channel}>
					<Icon name={notice === 'closing' || notice === 'extended' ? 'clock' : 'lock'} />
					<p>
						{text} {!at?.isLost && (notice === 'closed' || notice === 'never') &&
							(hasTemplates ? talk.window.closedTemplates : talk.window.closedHeld)}
					</p>
					{hasTemplates && <button type='button' className='button small primary' onClick={onTemplate}>{talk.compose.template}</button>}
				</section>
			)}
		</>
	)
}

interface Said {
	readonly words: TalkWords['window']
	readonly channel: string
	readonly until: string
	readonly left: string
}

function textOf(notice: Notice, { words, channel, until, left }: Said): string {
	switch (notice) {
		case 'closing':
			return words.closing(channel, left)
		case 'extended':
			return words.extended(channel, until)
		case 'spent':
		case 'closed':
		case 'never':
			return words[notice](channel)
		default:
			return ''
	}
}
