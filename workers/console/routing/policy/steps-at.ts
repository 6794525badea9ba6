import type { QueueConfig } from '../../../../core/config/workspace.ts'
import type { Step } from '../../../../core/routing/policy.ts'
import { type Path, valueAt } from '../state/json-path.ts'

/** The queue's own steps, or those of one of its rules. */
export function stepsAt(queue: QueueConfig, path: Path): readonly Step[] {
	return valueAt(queue, path) as readonly Step[] | undefined ?? []
}
