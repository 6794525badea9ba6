import { firstIssue } from '../../../core/config/first-issue.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'

/** Everything wrong with it, as `path: sentence`. */
export function wrongs(config: unknown): string[] {
	const issues = WorkspaceConfig.safeParse(config).error?.issues ?? []
	return issues.map((it) => {
		const { field, detail } = firstIssue({ issues: [it] })
		return `${field ?? ''}: ${detail}`
	})
}

/** Where things are wrong. */
export function wrongPaths(config: unknown): string[] {
	return wrongs(config).map((it) => it.slice(0, it.indexOf(':')))
}

/** A small shop whose first queue has this routing. */
export function shop(routing: object = {}, more: object = {}) {
	return {
		name: 'Shop',
		skills: [{ id: 'visa', name: 'Visa' }, { id: 'hotels', name: 'Hotels' }],
		queues: [{ id: 'support', name: 'Support', routing }, { id: 'bookings', name: 'Bookings' }],
		agents: [{ id: 'ana', name: 'Ana', queues: [{ queue: 'support' }] }, { id: 'wei', name: 'Wei', queues: [] }],
		inboxes: [],
		dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
		...more,
	}
}
