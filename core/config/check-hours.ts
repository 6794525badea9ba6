import type { RoutingPolicy } from '../routing/policy.ts'
import { type Issue, issue } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

export function checkHours({ hours, queues }: WorkspaceConfig): readonly Issue[] {
	return [
		...hours.flatMap(({ exceptions }, i) => repeatedDates(exceptions.map((it) => it.date)).map((j) => secondDay(i, j))),
		...queues.flatMap(({ routing }, i) =>
			routing.hours === null ? unusedClosing(routing).map((it) => issue(['queues', i, 'routing', it], NO_HOURS)) : []
		),
	]
}

const NO_HOURS = 'The queue never closes, so this says nothing; name its hours, or leave this out'

/** What is left at its default says nothing. */
function unusedClosing({ atClosing, whenClosed }: RoutingPolicy): readonly ('atClosing' | 'whenClosed')[] {
	return [
		...atClosing === 'serve' ? [] : ['atClosing'] as const,
		...whenClosed === 'serve' || whenClosed === 'message' ? [] : ['whenClosed'] as const,
	]
}

function repeatedDates(dates: readonly string[]): readonly number[] {
	return dates.flatMap((date, i) => dates.indexOf(date) < i ? [i] : [])
}

function secondDay(i: number, j: number): Issue {
	return issue(['hours', i, 'exceptions', j, 'date'], 'The day stands twice; put all its opening times in one')
}
