import { expect, it } from 'vitest'
import { type AgentLogRow, type AgentState, blankAgent, evolveAgent } from '../../../core/routing/agent-state.ts'
import { upgradeAgent } from '../../../core/routing/agent-upgrade.ts'
import { Ledger, offer, profile } from '../support/ledger.ts'

/** As it was written before agents had pools: without what has come since. */
function without<Whole extends object>(whole: Whole, ...names: string[]): Whole {
	return JSON.parse(JSON.stringify(whole, (key, value) => names.includes(key) ? undefined : value)) as Whole
}
const since = ['pool', 'skills', 'languages', 'workload', 'shards', 'media', 'callback', 'force']

it('a log of an earlier version folds to a ledger that can be asked for its room', () => {
	const events = [
		{ kind: 'profiled', profile: profile() },
		{ kind: 'connection', connection: 'online' },
		{ kind: 'presence', presence: 'available' },
		{ kind: 'offered', offer: offer(1) },
	] as const
	const rows = events.map((event, i): AgentLogRow => ({ seq: i + 1, atMs: 1_000, event }))
	expect(rows.map((it) => without(it, ...since)).reduce(evolveAgent, blankAgent)).toEqual(rows.reduce(evolveAgent, blankAgent))
})

it('a snapshot of an earlier version is read as what it went by', () => {
	const { state } = Ledger.ready().holds(1, 'chat')
	const old: AgentState = without(state, ...since)
	expect(old).not.toEqual(state)
	expect(upgradeAgent(old)).toEqual(state)
	expect(upgradeAgent(state)).toEqual(state)
	expect(upgradeAgent(blankAgent)).toEqual(blankAgent)
})
