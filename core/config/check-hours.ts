import { everOpens, type Hours, overlapsIn } from '../hours/hours.ts'
import type { Closing, RoutingPolicy } from '../routing/policy.ts'
import { type Issue, issue, type Path } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

export function checkHours({ hours, queues }: WorkspaceConfig): readonly Issue[] {
	return [
		...hours.flatMap((it, i) => checkCalendar(it).map(({ path, message }) => issue(['hours', i, ...path], message))),
		...queues.flatMap(({ routing }, i) =>
			checkClosing(routing, hours).map(({ path, message }) => issue(['queues', i, 'routing', ...path], message))
		),
	]
}

/** Paths begin at the calendar. */
function checkCalendar({ week, exceptions }: Pick<Hours, 'week' | 'exceptions'>): readonly Issue[] {
	return [
		...Object.entries(week).flatMap(([day, spans]) => checkSpans(spans, ['week', day])),
		...exceptions.flatMap(({ open }, i) => checkSpans(open, ['exceptions', i, 'open'])),
		...repeatedDates(exceptions.map((it) => it.date)).map((i) => issue(['exceptions', i, 'date'], TWICE)),
	]
}

const TWICE = 'The day stands twice; put all its opening times in one'

function checkSpans(spans: Hours['exceptions'][number]['open'], path: Path): readonly Issue[] {
	return overlapsIn(spans).map(({ i, earlier: { from, to } }) =>
		issue([...path, i], `Part of this is open already, from ${from} to ${to}; make one span of the two, or move one`)
	)
}

function repeatedDates(dates: readonly string[]): readonly number[] {
	return dates.flatMap((date, i) => dates.indexOf(date) < i ? [i] : [])
}

/** Paths begin at the policy. */
function checkClosing(routing: RoutingPolicy, calendars: WorkspaceConfig['hours']): readonly Issue[] {
	if (routing.hours === null) return unusedClosing(routing).map((it) => issue([it], NO_HOURS))
	const calendar = calendars.find((it) => it.id === routing.hours)
	if (!calendar || everOpens(calendar)) return []
	const kept = ([['whenClosed', routing.whenClosed], ['atClosing', routing.atClosing]] as const).find(([, mode]) => holds(mode))
	return kept ? [issue(['hours'], neverOpens(calendar.id, kept))] : []
}

const NO_HOURS = 'The queue never closes, so this says nothing; name its hours, or leave this out'

/** What is left at its default says nothing. */
function unusedClosing({ atClosing, whenClosed }: RoutingPolicy): readonly ('atClosing' | 'whenClosed')[] {
	return [
		...atClosing === 'serve' ? [] : ['atClosing'] as const,
		...whenClosed === 'serve' || whenClosed === 'message' ? [] : ['whenClosed'] as const,
	]
}

/** Whether people are kept until it opens. */
function holds(mode: Closing): boolean {
	return mode !== 'serve'
}

function neverOpens(id: string, [field, mode]: readonly [string, Closing]): string {
	return `The hours "${id}" never open, and ${field} "${mode}" would keep people until they do; give them opening times, or say "serve"`
}
