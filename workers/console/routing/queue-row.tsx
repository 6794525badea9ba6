import type { QueueConfig } from '../../../core/config/workspace.ts'
import type { QueueFigures } from './api.ts'
import { FiguresText } from './figures-text.tsx'
import type { TabName } from './state/routing-route.ts'
import { goRouting } from './use-routing-route.ts'
import { useRoutingWords } from './words/use-routing-words.ts'

export interface QueueRowProps {
	readonly queue: QueueConfig
	/** Null while they are not known, or when it is not live. */
	readonly figures: QueueFigures | null
	readonly isUnknown: boolean
	readonly isChanged: boolean
	readonly isCurrent: boolean
	/** The one stop of the list for Tab. */
	readonly isStop: boolean
	readonly tab: TabName
}

/** One queue of the list. */
export function QueueRow({ queue, figures, isUnknown, isChanged, isCurrent, isStop, tab }: QueueRowProps) {
	const { queue: words } = useRoutingWords()
	return (
		<li className='work-item'>
			<button
				type='button'
				className='work-row queue-row'
				data-roving
				tabIndex={isStop ? 0 : -1}
				aria-current={isCurrent ? 'true' : undefined}
				onClick={() => goRouting({ queue: queue.id, tab })}
			>
				<span className='work-row-text'>
					<span className='work-row-top'>
						<span className='work-row-name truncate'>{queue.name}</span>
						{isChanged && (
							<span className='changed-mark'>
								<span className='visually-hidden'>{words.changed}</span>
							</span>
						)}
						{figures && !figures.open && <span className='tag'>{words.closed}</span>}
					</span>
					<span className='work-row-last truncate'>
						<FiguresText figures={figures} isUnknown={isUnknown} />
					</span>
				</span>
				{figures !== null && figures.waiting > 0 && <span className='badge' aria-hidden='true'>{figures.waiting}</span>}
			</button>
		</li>
	)
}
