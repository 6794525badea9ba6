import type { PointView } from '../../../../core/protocol/conversation.ts'
import { durationText, stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import { channelName } from '../words/channel-name.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { useNotice } from './use-notice.ts'
import './window.css'

/** How long one may still answer, in the head of a conversation. */
export function WindowChip({ at }: { at: PointView | null }) {
	const { words, tag } = usePreferences()
	const { window: talk, ...names } = useTalkWords()
	const { notice, nowMs } = useNotice(at)
	if (!at?.window || notice === 'none') return null
	const { closesAtMs, extendedUntilMs, left } = at.window
	const untilMs = notice === 'extended' && extendedUntilMs !== null ? extendedUntilMs : closesAtMs
	const isOver = notice === 'closed' || notice === 'never'
	const time = isOver ? talk.closedChip : notice === 'spent' ? talk.spentChip : talk.left(durationText(untilMs - nowMs, words))
	return (
		<span
			className='window-chip'
			data-notice={notice}
			title={isOver ? undefined : talk.chip(channelName(at.point, names), stampText(untilMs, tag))}
		>
			<Icon name={isOver ? 'lock' : 'clock'} size={14} />
			<span>{time}</span>
			{left !== null && !isOver && notice !== 'spent' && <span>· {talk.leftMessages(left)}</span>}
		</span>
	)
}
