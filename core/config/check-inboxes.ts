import { type Issue, issue } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

/** An address that is none of the web's is no provider's; one with somebody's password in it would be shown to everybody. */
export function checkInboxes({ inboxes }: WorkspaceConfig): readonly Issue[] {
	return inboxes.flatMap(({ apiBase }, i) => {
		if (apiBase === null || /^https?:\/\/[^?#@\s]+$/.test(apiBase)) return []
		return issue(['inboxes', i, 'apiBase'], 'Must be a web address with no name, "?" or "#" in it, as in https://api.provider.example')
	})
}
