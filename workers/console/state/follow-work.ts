import type { AgentView, Work } from '../../../core/protocol/console.ts'

type Stages = ReadonlyMap<string, Work['stage']>

/** The stage of each conversation in the agent's hands; null before anything is known of them. */
export function stagesOf(view: AgentView | null): Stages | null {
	return view && new Map(view.work.map((it) => [it.conversation, it.stage]))
}

export interface WorkStep {
	/** The offer that has become ours, or what we took out of the line. */
	readonly accepted: string | null
	/** Whether the conversation we meant to leave is out of our hands, or only wraps up. */
	readonly left: boolean
	/** That conversation, while it wraps up. */
	readonly wrapping: string | null
}

/** What changed for the screen between two views. */
export function followWork(before: Stages | null, after: Stages | null, leaving: string | null): WorkStep {
	if (before === null || after === null) return { accepted: null, left: false, wrapping: null }
	const isNew = (id: string) => [undefined, 'offered'].includes(before.get(id))
	const accepted = [...after].find(([id, stage]) => stage === 'active' && isNew(id))?.[0] ?? null
	const left = leaving !== null && before.has(leaving) && after.get(leaving) !== before.get(leaving)
	return { accepted, left, wrapping: left && leaving !== null && after.get(leaving) === 'wrapping' ? leaving : null }
}
