import type { AgentView } from '../../../core/protocol/console.ts'

/** How full an agent's hands are. */
export interface Capacity {
	/** Conversations that take room: all but those whose customer is silent. */
	readonly used: number
	readonly of: number
	/** Share of their attention that is taken, in whole percent; above 100 when a supervisor gave them more. */
	readonly percent: number
	readonly isOver: boolean
}

export function capacityOf({ work, capacity, load }: Pick<AgentView, 'work' | 'capacity' | 'load'>): Capacity {
	const used = work.filter((it) => it.stage !== 'idle').length
	const percent = Math.round(load * 100)
	return { used, of: capacity, percent, isOver: used > capacity || percent > 100 }
}
