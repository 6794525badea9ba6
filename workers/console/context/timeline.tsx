import type { Row } from '../../../core/protocol/conversation.ts'
import { useEventText } from '../conversation/use-event-text.ts'
import { stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { isHappening } from '../state/thread.ts'

/** What happened, without what was said. */
export function Timeline({ rows }: { rows: readonly Row[] }) {
	const { tag } = usePreferences()
	const textOf = useEventText()
	return (
		<ol className='timeline'>
			{rows.map(({ seq, atMs, event }) =>
				isHappening(event) && (
					<li key={seq}>
						<p>{textOf(event)}</p>
						<time dateTime={new Date(atMs).toISOString()}>{stampText(atMs, tag)}</time>
					</li>
				)
			)}
		</ol>
	)
}
