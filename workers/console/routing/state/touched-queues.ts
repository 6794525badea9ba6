import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { QueueFigures } from '../api.ts'
import type { Change } from './changes.ts'

/** Live queues in which it makes a difference which version somebody came with. */
export function queuesOf(changes: readonly Change[], live: WorkspaceConfig): readonly string[] {
	return live.queues.filter((queue) => changes.some((it) => touches(it, queue))).map(({ id }) => id)
}

function touches({ path: [list, id] }: Change, { id: queue, routing }: WorkspaceConfig['queues'][number]): boolean {
	if (list === 'queues') return id === queue || id === undefined
	return list === 'hours' && (id === undefined || id === routing.hours)
}

/** How many wait there, put off or not. */
export function waitingIn(queues: readonly string[], figures: readonly QueueFigures[]): number {
	return figures.filter(({ id }) => queues.includes(id)).reduce((sum, it) => sum + it.waiting + it.deferred + it.offered, 0)
}
