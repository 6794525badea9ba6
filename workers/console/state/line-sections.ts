import type { DeskConfig } from '../api/directory.ts'
import type { QueueStatus } from '../api/lines.ts'
import type { Me } from '../api/me.ts'

/** One queue as the list of who waits shows it. */
export interface LineSection {
	readonly id: string
	readonly name: string
	/** Null while it is not known. */
	readonly status: QueueStatus | null
	/** Whether agents may take from it by hand. */
	readonly pull: boolean
}

/** The queues a member of staff looks into: those they serve, or all of them for who serves none and looks after all. */
export function lineSections(
	{ queues, agents }: Pick<DeskConfig, 'queues' | 'agents'>,
	{ role, agent }: Pick<Me, 'role' | 'agent'>,
	statuses: readonly QueueStatus[],
): readonly LineSection[] {
	const served = agents.find((it) => it.id === agent)?.queues ?? []
	const mine = looksAfterAll({ role, agent }) ? queues : queues.filter(({ id }) => served.some((it) => it.queue === id))
	return mine.map(({ id, name, routing }) => ({
		id,
		name,
		status: statuses.find((it) => it.id === id) ?? null,
		pull: routing.pull,
	}))
}

export function looksAfterAll({ role, agent }: Pick<Me, 'role' | 'agent'>): boolean {
	return role !== 'agent' && agent === null
}

/** How many stand in it, at whatever stage; one whose counts are not known may hold somebody. */
export function inLine({ status }: Pick<LineSection, 'status'>): number {
	return status ? status.waiting + status.offered + status.deferred : 1
}
