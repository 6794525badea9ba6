import type { KeyboardEvent } from 'react'
import type { LineItem } from '../api/lines.ts'
import { previewLine } from '../conversation/words/one-line.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { go } from '../hooks/use-route.ts'
import { shortcutOf } from '../hooks/use-shortcuts.ts'
import { customerOf } from '../i18n/customer.ts'
import { durationText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import type { LineSection } from '../state/line-sections.ts'
import { ChannelMark } from '../ui/channel-mark.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import { LinePlace } from './line-place.tsx'
import type { RowActs } from './line-list.tsx'
import { LineState } from './line-state.tsx'

export interface LineRowProps {
	readonly item: LineItem
	readonly section: LineSection
	readonly now: number
	/** One's own agent; null for who has none. */
	readonly me: string | null
	readonly isGone: boolean
	readonly isCurrent: boolean
	/** Whether Tab stops here. */
	readonly isStop: boolean
	readonly acts: RowActs
}

/** Somebody who waits: their place, who they are, what about, since when, and what is being done for them. */
export function LineRow({ item, section, now, me, isGone, isCurrent, isStop, acts }: LineRowProps) {
	const preferences = usePreferences()
	const { words } = preferences
	const talk = useTalkWords()
	const customer = customerOf({ name: item.subject.contactName, contact: item.subject.contact }, preferences)
	const ageMs = Math.max(0, now - item.sinceMs)

	function onKeyDown(event: KeyboardEvent): void {
		// A menu opened from here lies elsewhere on the page, yet its keys come by.
		if (isGone || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
		if (acts.onKey(shortcutOf(event.nativeEvent), item, section) !== false) event.preventDefault()
	}

	return (
		<li className='work-item line-item' data-gone={isGone} onKeyDown={onKeyDown}>
			<button
				type='button'
				className='work-row line-row'
				data-roving=''
				tabIndex={isStop ? 0 : -1}
				aria-current={isCurrent ? 'true' : undefined}
				onClick={() => go({ list: 'waiting', conversation: item.conversation })}
			>
				<LinePlace item={item} />
				<span className='work-row-text'>
					<span className='work-row-top'>
						<span className='work-row-name'>
							<CustomerName customer={customer} />
						</span>
						<ChannelMark channel={item.subject.channel} />
						<span className='work-row-wait' title={words.rail.waiting(durationText(ageMs, words))}>{durationText(ageMs, words)}</span>
					</span>
					<span className='work-row-last truncate'>{previewLine(item.subject.preview, talk)}</span>
					{isGone ? <span className='line-state'>{words.line.gone}</span> : <LineState item={item} ageMs={ageMs} me={me} />}
				</span>
			</button>
			{!isGone && acts.beside(item, section, isStop)}
		</li>
	)
}
