/** Whatever speaks of something by its id must find it, and nothing may stand twice under one id. */
import { type Issue, issue, type Path } from './issue.ts'
import { repeated } from './repeated.ts'
import { leavesOf } from './requirement-sites.ts'
import type { WorkspaceConfig } from './workspace.ts'

export function checkReferences(config: WorkspaceConfig): readonly Issue[] {
	return [...checkIds(config), ...checkQueueNames(config), ...checkHoursNames(config), ...checkSkills(config), ...checkNamedAgents(config)]
}

const LISTS = [
	...['skills', 'hours', 'queues', 'agents', 'inboxes', 'dispositions'] as const,
	...['teams', 'roles', 'cannedResponses', 'tags', 'fields'] as const,
]

function checkIds(config: WorkspaceConfig): readonly Issue[] {
	return LISTS.flatMap((list) =>
		repeated(config[list].map((it) => it.id)).map((i) =>
			issue([list, i, 'id'], `"${config[list][i]?.id}" stands twice; give each an id of its own`)
		)
	)
}

function checkQueueNames({ queues, inboxes, agents }: WorkspaceConfig): readonly Issue[] {
	const known = new Set(queues.map((it) => it.id))
	const missing = (path: Path, queue: string) =>
		known.has(queue) ? [] : [issue(path, `There is no queue "${queue}"; add it to queues or name another`)]
	return [
		...inboxes.flatMap((it, i) => missing(['inboxes', i, 'queue'], it.queue)),
		...agents.flatMap(({ queues: served }, i) => [
			...served.flatMap((it, j) => missing(['agents', i, 'queues', j, 'queue'], it.queue)),
			...repeated(served.map((it) => it.queue)).map((j) =>
				issue(['agents', i, 'queues', j, 'queue'], `"${served[j]?.queue}" stands twice; once is enough`)
			),
		]),
		...queues.flatMap(({ routing: { overflow } }, i) => overflow ? missing(['queues', i, 'routing', 'overflow', 'to'], overflow.to) : []),
	]
}

function checkHoursNames({ queues, hours }: WorkspaceConfig): readonly Issue[] {
	const known = new Set(hours.map((it) => it.id))
	return queues.flatMap(({ routing }, i) => {
		if (routing.hours === null || known.has(routing.hours)) return []
		return issue(['queues', i, 'routing', 'hours'], `There are no hours "${routing.hours}"; add them to hours, or say null for always open`)
	})
}

function checkSkills(config: WorkspaceConfig): readonly Issue[] {
	const known = new Set(config.skills.map((it) => it.id))
	const missing = (path: Path, skill: string) => known.has(skill) ? [] : [issue(path, unknownSkill(skill, known.size))]
	return [
		...leavesOf(config).flatMap(({ path, leaf }) => 'skill' in leaf ? missing([...path, 'skill'], leaf.skill) : []),
		...config.agents.flatMap(({ skills }, i) => Object.keys(skills).flatMap((it) => missing(['agents', i, 'skills', it], it))),
	]
}

function unknownSkill(skill: string, known: number): string {
	if (known > 0) return `There is no skill "${skill}"; add it to skills or name another`
	return `There is no skill "${skill}", for skills is empty; list every skill there, as in {"id": "${skill}", "name": "…"}`
}

function checkNamedAgents(config: WorkspaceConfig): readonly Issue[] {
	const known = new Set(config.agents.map((it) => it.id))
	return leavesOf(config).flatMap(({ path, leaf }) =>
		'agents' in leaf
			? leaf.agents.flatMap((agent, i) =>
				known.has(agent) ? [] : issue([...path, 'agents', i], `There is no agent "${agent}"; add them to agents or name another`)
			)
			: []
	)
}
