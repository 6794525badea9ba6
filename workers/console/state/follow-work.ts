import type { AgentView, Work } from '../../../core/protocol/console.ts'

type Stages = ReadonlyMap<string, Work['stage']>

/** The stage of each conversation in the agent's hands. */
export function stagesOf(view: AgentView | null): Stages {
	return new Map((view?.work ?? []).map((it) => [it.conversation, it.stage]))
}

export interface WorkStep {
	/** The offer that has become ours. */
	readonly accepted: string | null
	/** Whether the conversation we meant to leave is out of our hands, or only wraps up. */
	readonly left: boolean
	/** That conversation, while it wraps up. */
	readonly wrapping: string | null
}

/** What changed for the screen between two views. */
export function followWork(before: Stages, after: Stages, leaving: string | null): WorkStep {
	const accepted = [...after].find(([id, stage]) => stage === 'active' && before.get(id) === 'offered')?.[0] ?? null
	const left = leaving !== null && before.has(leaving) && after.get(leaving) !== before.get(leaving)
	return { accepted, left, wrapping: left && leaving !== null && after.get(leaving) === 'wrapping' ? leaving : null }
}
