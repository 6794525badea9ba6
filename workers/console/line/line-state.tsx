import type { LineItem } from '../api/lines.ts'
import { durationText } from '../i18n/format.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useDirectory } from '../live/directory-context.ts'
import { serviceLevel } from '../state/service-level.ts'
import { Icon } from '../ui/icon.tsx'

const ICONS = { good: 'clock', near: 'clock', late: 'warning' } as const

/** How somebody in line stands: in time or late, at which step, whom it rings at. Words, not colours, say it. `me` is one's own agent. */
export function LineState({ item, ageMs, me }: { item: LineItem; ageMs: number; me: string | null }) {
	const words = useWords()
	const { agents } = useDirectory()
	const { state, leftMs, lateMs } = serviceLevel(ageMs, item.targetMs)
	const names = item.agents.map((id) => agents.find((it) => it.id === id)?.name ?? id).join(', ')
	const rings = me !== null && item.agents.includes(me) ? words.line.ringsMine : names && words.line.ringsAt(names)
	const aheadMs = item.score.totalMs - item.score.ageMs
	const level = state === 'late' ? words.line.over(durationText(lateMs, words)) : words.line.left(durationText(leftMs, words))
	const isHeld = item.stage === 'held'
	const first = isHeld ? [words.status.deferred] : [level, item.steps.length > 1 && words.line.step(item.step + 1, item.steps.length)]
	const more = [
		item.callback && words.line.attempt(item.callback.attempt),
		rings,
		aheadMs >= 1_000 && words.line.ahead(durationText(aheadMs, words)),
	]
	return (
		<>
			<span className='line-state' data-state={isHeld ? undefined : state}>
				<Icon name={isHeld ? 'clock' : ICONS[state]} size={12} />
				{!isHeld && <span className='visually-hidden'>{words.line.level}</span>}
				<Facts of={first} />
			</span>
			<span className='line-state'>
				<Facts of={more} />
			</span>
		</>
	)
}

/** In one line; what does not fit is to be had by pointing at it. */
function Facts({ of }: { of: readonly (string | null | false)[] }) {
	const text = of.filter(Boolean).join(' · ')
	return text && <span className='truncate' title={text}>{text}</span>
}
