import { type Issue, issue } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

/** Every attempt that is promised must come before the callback expires. */
export function checkCallback({ queues }: Pick<WorkspaceConfig, 'queues'>): readonly Issue[] {
	return queues.flatMap(({ routing: { callback: { attempts, gapMs, expiresMs } } }, i) => {
		const lastMs = (attempts - 1) * gapMs
		if (lastMs < expiresMs) return []
		const message =
			`The callback expires before attempt ${attempts}, which comes after ${lastMs} ms; make it longer, or have fewer attempts or a shorter gap`
		return issue(['queues', i, 'routing', 'callback', 'expiresMs'], message)
	})
}
