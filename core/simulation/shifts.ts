import type { AgentId } from '../ids.ts'
import type { Scenario, Team } from './scenario.ts'
import { agentId } from './scenario-workspace.ts'
import type { Shift } from './world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** When a scenario begins: midnight, UTC. */
export function startMsOf({ date }: Pick<Scenario, 'date'>): number {
	return Date.parse(date)
}

/** When each agent of the teams works. */
export function shiftsOf(scenario: Pick<Scenario, 'teams' | 'days' | 'date'>): Shift[] {
	const { days, teams } = scenario
	const startMs = startMsOf(scenario)
	return teams.flatMap((team) => {
		const spans = spansOf(team.shifts, days)
		return Array.from({ length: team.count }, (_, n) => agentId(team, n) as AgentId)
			.flatMap((agent) => spans.map(([from, until]) => ({ agent, fromMs: startMs + from, untilMs: startMs + until })))
	})
}

function spansOf(daily: Team['shifts'], days: number): (readonly [number, number])[] {
	if (daily.length === 0) return [[0, Infinity]]
	// The night shift of the day before the first ends on the first.
	const all = Array.from({ length: days + 1 }, (_, i) =>
		daily.map(({ from, until }) => {
			const [fromMs, untilMs] = [msOf(from), msOf(until)]
			const dayMs = (i - 1) * DAY_MS
			return [Math.max(0, dayMs + fromMs), dayMs + untilMs + (untilMs <= fromMs ? DAY_MS : 0)] as const
		}))
	return all.flat().filter(([from, until]) => until > from)
}

function msOf(timeOfDay: string): number {
	const [hours, minutes] = timeOfDay.split(':').map(Number)
	return ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE_MS
}
