import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { Icon } from '../../ui/icon.tsx'
import { changesBetween } from '../state/changes.ts'
import { routingRouteOf } from '../state/routing-route.ts'
import { queuesOf } from '../state/touched-queues.ts'
import { goRouting } from '../use-routing-route.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useStudy } from './study-context.tsx'

export interface UntriedNoteProps {
	readonly live: WorkspaceConfig
	readonly shown: WorkspaceConfig
	readonly onGo: () => void
}

/** A draft that changes queues and has not been simulated can be, before it is published. */
export function UntriedNote({ live, shown, onGo }: UntriedNoteProps) {
	const { publish: words } = useRoutingWords()
	const tried = useStudy().hasTried(shown)
	const queues = queuesOf(changesBetween(live, shown), live)
	if (tried || queues.length === 0) return null

	function go(): void {
		const { queue } = routingRouteOf(location.hash)
		goRouting({ queue: queue ?? queues[0] ?? null, tab: 'simulate' })
		onGo()
	}

	return (
		<p className='routing-note' role='note'>
			<Icon name='info' size={14} />
			<span style={{ flex: 1 }}>{words.untried}</span>
			<button type='button' className='link-button' onClick={go}>{words.tryIt}</button>
		</p>
	)
}
