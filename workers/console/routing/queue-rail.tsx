import type { Me } from '../api/me.ts'
import { PAGES, visit } from '../hooks/use-page.ts'
import { onRovingKeyDown } from '../hooks/use-roving.ts'
import { useWords } from '../i18n/preferences.tsx'
import { RailFoot } from '../rail/rail-foot.tsx'
import { Icon } from '../ui/icon.tsx'
import { useQueueFigures } from './api.ts'
import { QueueRow } from './queue-row.tsx'
import { changesBetween } from './state/changes.ts'
import { type DraftState, shownConfig } from './state/draft-state.ts'
import type { RoutingRoute } from './state/routing-route.ts'
import { useRoutingWords } from './words/use-routing-words.ts'

export interface QueueRailProps {
	readonly me: Me
	readonly draft: DraftState
	readonly route: RoutingRoute
}

/** All queues, live and drafted, with how each stands this moment. */
export function QueueRail({ me, draft, route }: QueueRailProps) {
	const { page } = useRoutingWords()
	const { pages } = useWords()
	const figures = useQueueFigures()
	const { queues } = shownConfig(draft)
	const changed = new Set(changesBetween(draft.live.config.queues, queues).map(({ path: [id] }) => id))
	const stop = queues.some((it) => it.id === route.queue) ? route.queue : queues[0]?.id
	return (
		<nav className='rail' aria-label={page.queues}>
			<div className='rail-head routing-rail-head'>
				<a
					className='button quiet square'
					href={PAGES.desk}
					aria-label={page.back}
					aria-keyshortcuts='g'
					title={pages.desk}
					onClick={(event) => {
						if (event.metaKey || event.ctrlKey || event.shiftKey) return
						event.preventDefault()
						visit('desk')
					}}
				>
					<Icon name='back' />
				</a>
				<div>
					<p className='routing-title'>{page.title}</p>
					<p className='setting-hint'>{page.live(draft.live.version)}</p>
				</div>
			</div>
			<div className='rail-scroll' onKeyDown={onRovingKeyDown}>
				<p className='rail-group' aria-hidden='true'>{page.queues}</p>
				<ul>
					{queues.map((it) => (
						<QueueRow
							key={it.id}
							queue={it}
							figures={figures.data?.find(({ id }) => id === it.id) ?? null}
							isUnknown={figures.isError}
							isChanged={changed.has(it.id)}
							isCurrent={it.id === route.queue}
							isStop={it.id === stop}
							tab={route.tab}
						/>
					))}
				</ul>
			</div>
			<RailFoot me={me} />
		</nav>
	)
}
