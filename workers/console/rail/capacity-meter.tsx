import type { AgentView } from '../../../core/protocol/console.ts'
import { useWords } from '../i18n/preferences.tsx'
import { capacityOf } from '../state/capacity.ts'
import { Icon } from '../ui/icon.tsx'
import './capacity-meter.css'

const PIPS_MAX = 8

/** Conversations at once as pips, and the share of attention they take; over the limit it says so in a sign and a word, not in a colour alone. */
export function CapacityMeter({ view }: { view: AgentView }) {
	const { presence: words } = useWords()
	const { used, of, percent, isOver } = capacityOf(view)
	const label = words.capacity(used, of, percent) + (isOver ? `. ${words.over}` : '')
	const pips = Math.max(used, of)
	return (
		<span className='capacity' role='img' aria-label={label} title={label} data-over={isOver}>
			{isOver && <Icon name='warning' size={14} />}
			<span className='capacity-load'>{words.load(percent)}</span>
			{pips > PIPS_MAX
				? <span>{used}/{of}</span>
				: Array.from({ length: pips }, (_, i) => <span key={i} className='capacity-pip' data-used={i < used} data-extra={i >= of} />)}
		</span>
	)
}
