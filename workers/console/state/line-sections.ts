import type { DeskConfig } from '../api/directory.ts'
import type { QueueStatus } from '../api/lines.ts'
import { may, type Me } from '../api/me.ts'

/** One queue as the list of who waits shows it. */
export interface LineSection {
	readonly id: string
	readonly name: string
	/** Null while it is not known. */
	readonly status: QueueStatus | null
	/** Whether agents may take from it by hand. */
	readonly pull: boolean
}

/** The queues a member of staff looks into: those they serve, or those within their scope for who serves none and looks after others. */
export function lineSections(
	{ queues, agents }: Pick<DeskConfig, 'queues' | 'agents'>,
	me: Overseer,
	statuses: readonly QueueStatus[],
): readonly LineSection[] {
	const served = agents.find((it) => it.id === me.agent)?.queues ?? []
	// Who looks after a part of them is told of no others.
	const near = me.scope === 'workspace' ? queues : queues.filter(({ id }) => statuses.some((it) => it.id === id))
	const mine = looksAfterLines(me) ? near : queues.filter(({ id }) => served.some((it) => it.queue === id))
	return mine.map(({ id, name, routing }) => ({
		id,
		name,
		status: statuses.find((it) => it.id === id) ?? null,
		pull: routing.pull,
	}))
}

type Overseer = Pick<Me, 'permissions' | 'scope' | 'agent'>

/** Whether the lines are shown to somebody who serves none of them. */
export function looksAfterLines(me: Overseer): boolean {
	return me.agent === null && me.scope !== 'own' && may(me, 'queues.read')
}

/** How many stand in it, at whatever stage; one whose counts are not known may hold somebody. */
export function inLine({ status }: Pick<LineSection, 'status'>): number {
	return status ? status.waiting + status.offered + status.deferred : 1
}
