import { clockText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { KinLine } from './elsewhere/kin-line.tsx'
import type { Happened } from '../state/thread.ts'
import { useEventText } from './use-event-text.ts'

/** Something that happened, between what was said. */
export function SystemLine({ item }: { item: Happened }) {
	const { tag } = usePreferences()
	const textOf = useEventText()
	const note = item.event.type === 'transferred' || item.event.type === 'closed' ? item.event.note : null
	return (
		<li className='system-line' data-line tabIndex={-1}>
			<p>
				{item.event.type === 'kin' ? <KinLine conversation={item.event.conversation} /> : textOf(item.event)} ·{' '}
				<time dateTime={new Date(item.atMs).toISOString()}>{clockText(item.atMs, tag)}</time>
			</p>
			{note && <p className='system-note' dir='auto'>{note}</p>}
		</li>
	)
}
