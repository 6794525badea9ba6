import { checkCallback } from './check-callback.ts'
import { checkCharacters } from './check-characters.ts'
import { checkDirectories } from './check-directories.ts'
import { checkHours } from './check-hours.ts'
import { checkInboxes } from './check-inboxes.ts'
import { checkOverflow } from './check-overflow.ts'
import { checkPolicy } from './check-policy.ts'
import { checkReferences } from './check-references.ts'
import { checkWorkload } from './check-workload.ts'
import type { Issue } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

/** All that is wrong with a configuration whose every field is right by itself. */
export function checkWorkspace(config: WorkspaceConfig): readonly Issue[] {
	return [
		...checkCharacters(config),
		...checkReferences(config),
		...checkOverflow(config),
		...checkWorkload(config),
		...checkHours(config),
		...checkCallback(config),
		...checkInboxes(config),
		...checkDirectories(config),
		...config.queues.flatMap(({ routing }, i) =>
			checkPolicy(routing).map(({ path, message }) => ({ path: ['queues', i, 'routing', ...path], message }))
		),
	]
}
