import { clockText, dayOf, stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import type { Said } from '../state/thread.ts'
import { Icon } from '../ui/icon.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { MessageActs } from './message-acts.tsx'
import { QuoteLine } from './quote-line.tsx'
import { ReactionRow } from './reaction-row.tsx'
import { SaidContent } from './said/said-content.tsx'
import { SendTrouble } from './send-trouble.tsx'
import { domIdOf } from './thread-place.ts'
import { ViaLabel } from './via-label.tsx'
import { lineLabel } from './words/line-label.ts'
import { useTalkWords } from './words/use-talk-words.ts'

const TROUBLES: readonly unknown[] = ['refused', 'sending', 'failed', 'unknown', 'held', 'queued']

/** What somebody said: the customer on the left, us on the right, notes apart from both. */
export function MessageBubble({ item, conversation }: { item: Said; conversation: string | null }) {
	const { words, tag } = usePreferences()
	const talk = useTalkWords()
	return (
		<li
			className='bubble-line'
			id={domIdOf(item.id)}
			aria-label={lineLabel(item, { words, talk, tag })}
			data-line
			data-side={item.side}
			data-kind={item.kind}
			data-first={item.first}
			tabIndex={-1}
		>
			{item.kind === 'note' && item.first && (
				<p className='bubble-author'>
					<Icon name='lock' size={12} /> {words.note.badge}
					{item.name && ` · ${item.name}`}
				</p>
			)}
			{item.kind === 'message' && item.first && item.name !== null && <p className='bubble-author'>{item.name}</p>}
			<div className='bubble-row'>
				<div className='bubble' data-delivery={item.delivery ?? undefined}>
					{item.quote && <QuoteLine quote={item.quote} />}
					<SaidContent item={item} />
				</div>
				<MessageActs item={item} />
			</div>
			<ReactionRow item={item} />
			<BubbleFoot item={item} conversation={conversation} />
			<SendTrouble item={item} />
		</li>
	)
}

function BubbleFoot({ item, conversation }: { item: Said; conversation: string | null }) {
	const { tag } = usePreferences()
	const { said: words } = useTalkWords()
	const isSaid = item.last || item.isEdited || item.saidAtMs !== null || TROUBLES.includes(item.delivery)
	if (!isSaid) return null
	return (
		<div className='bubble-foot'>
			<time dateTime={new Date(item.atMs).toISOString()}>{clockText(item.atMs, tag)}</time>
			{item.saidAtMs !== null && <span>{words.late(timeText(item.saidAtMs, item.atMs, tag))}</span>}
			{item.isEdited && !item.isDeleted && <span>{words.edited}</span>}
			<ViaLabel via={item.via} />
			{item.delivery && <DeliveryState item={item} conversation={conversation} />}
		</div>
	)
}

/** The hour alone where the day is the same. */
function timeText(atMs: number, besideMs: number, tag: string): string {
	return dayOf(atMs) === dayOf(besideMs) ? clockText(atMs, tag) : stampText(atMs, tag)
}
