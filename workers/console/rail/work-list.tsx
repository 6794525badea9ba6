import type { FocusEvent } from 'react'
import { useRoute } from '../hooks/use-route.ts'
import { onRovingKeyDown } from '../hooks/use-roving.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { Empty } from '../ui/empty.tsx'
import { WorkRow } from './work-row.tsx'

const STAGES = ['active', 'idle', 'wrapping'] as const

/** What the agent holds; one stop for Tab, arrows inside. */
export function WorkList() {
	const { rail } = useWords()
	const { held, settleOrder } = useDesk()
	const { conversation } = useRoute()
	const view = useConsole((state) => state.agent.view)
	const stop = held.some((it) => it.conversation === conversation) ? conversation : held[0]?.conversation
	const onBlur = (event: FocusEvent) => event.currentTarget.contains(event.relatedTarget) || settleOrder()
	if (view?.work.length === 0) {
		return (
			<div className='rail-scroll'>
				<Empty icon='inbox' title={rail.nobodyTitle} text={view.presence === 'available' ? rail.nobodyAvailable : rail.nobodyAway} />
			</div>
		)
	}
	return (
		<div className='rail-scroll' onKeyDown={onRovingKeyDown}>
			{STAGES.map((stage) => {
				const group = held.filter((it) => it.stage === stage)
				return group.length > 0 && (
					<section key={stage} aria-label={rail[stage]} data-held='' data-stage={stage} onPointerLeave={settleOrder} onBlur={onBlur}>
						<h2 className='rail-group' title={stage === 'idle' ? rail.idleHint : undefined}>
							{rail[stage]} <span>{group.length}</span>
						</h2>
						{stage === 'idle' && <p className='visually-hidden'>{rail.idleHint}</p>}
						<ul>
							{group.map((it) => (
								<WorkRow key={it.conversation} work={it} isCurrent={it.conversation === conversation} isStop={it.conversation === stop} />
							))}
						</ul>
					</section>
				)
			})}
		</div>
	)
}
