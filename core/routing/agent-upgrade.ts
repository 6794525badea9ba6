/** Ledgers outlive versions: what an earlier one wrote down lacks what has come since, and gets what it went by without saying. */
import type { AgentProfile } from '../config/workspace.ts'
import type { AgentState, Held } from './agent-state.ts'
import { Workload } from './media.ts'

const unsaidOfProfile = { pool: 100, skills: {}, languages: {}, workload: Workload.parse({}), shards: {} } as const
const unsaidOfWork = { media: 'chat', callback: null } as const

export function upgradeProfile(profile: AgentProfile): AgentProfile {
	return 'workload' in profile ? profile : { ...unsaidOfProfile, ...profile as AgentProfile }
}

export function upgradeWork(work: Held): Held {
	return 'media' in work ? work : { ...unsaidOfWork, ...work as Held }
}

/** A whole ledger, as a snapshot holds it. */
export function upgradeAgent(state: AgentState): AgentState {
	return { ...state, profile: state.profile && upgradeProfile(state.profile), work: state.work.map(upgradeWork) }
}
