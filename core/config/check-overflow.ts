import { cyclesIn } from './cycles.ts'
import { type Issue, issue } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

/** Overflow must lead somewhere: who goes round in a ring is never served sooner. */
export function checkOverflow({ queues }: Pick<WorkspaceConfig, 'queues'>): readonly Issue[] {
	const edges = new Map(queues.map(({ id, routing: { overflow } }) => [id, overflow ? [overflow.to] : []]))
	return cyclesIn(edges).map((ring) => {
		const path = ['queues', queues.findIndex((it) => it.id === ring.at(-2)), 'routing', 'overflow', 'to']
		if (ring.length === 2) return issue(path, 'The queue overflows into itself; name another, or say overflow: null')
		return issue(path, `Overflow goes round in a ring: ${ring.join(' → ')}; name another queue, or say overflow: null`)
	})
}
