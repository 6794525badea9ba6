import { leavesOf } from '../../../../core/config/requirement-sites.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { SettingsWords } from '../words/en.ts'

/** Lists whose entries are made and removed here. */
export const ENTRY_LISTS = [
	'teams',
	'roles',
	'agents',
	'skills',
	'queues',
	'hours',
	'inboxes',
	'dispositions',
	'cannedResponses',
	'tags',
	'fields',
] as const satisfies readonly (keyof WorkspaceConfig)[]
export type EntryList = typeof ENTRY_LISTS[number]

/** A workspace cannot be without. */
export const NEEDS_ONE: readonly EntryList[] = ['queues', 'dispositions']

/** A place that names an entry. */
export interface Use {
	readonly kind: keyof SettingsWords['use']
	/** Of what names it. */
	readonly name: string
	/** As the server names the place, such as `inboxes.0.queue`; `staff` for the list of the staff. */
	readonly field: string
	/** The configuration without that mention; null where something else has to take its place. */
	readonly release: ((config: WorkspaceConfig) => WorkspaceConfig) | null
}

/** Everything that names an entry, so that nobody removes it unaware. */
export function usesOf(config: WorkspaceConfig, list: EntryList, id: string): readonly Use[] {
	switch (list) {
		case 'queues':
			return usesOfQueue(config, id)
		case 'agents':
			return [...usesInTeams(config, 'agents', id), ...usesInRequirements(config, 'agent', id)]
		case 'skills':
			return [...usesAtAgents(config, id), ...usesInRequirements(config, 'skill', id)]
		case 'hours':
			return config.queues.flatMap(({ name, routing }, i) =>
				routing.hours === id ? [{ kind: 'queueHours', name, field: `queues.${i}.routing.hours`, release: null }] : []
			)
		case 'roles':
			return config.signIn.oidc?.newcomers === id ? [{ kind: 'newcomers', name: '', field: 'signIn.oidc.newcomers', release: null }] : []
		case 'fields':
			return config.queues.flatMap(({ name, routing: { rules } }, i) =>
				rules.flatMap(({ when }, j): Use[] =>
					when.attribute?.name === id ? [{ kind: 'rule', name, field: `queues.${i}.routing.rules.${j}.when`, release: null }] : []
				)
			)
		default:
			return []
	}
}

/** The configuration without an entry and without all mentions of it that can go with it. */
export function withoutEntry(config: WorkspaceConfig, list: EntryList, id: string): WorkspaceConfig {
	const released = usesOf(config, list, id).reduce((it, { release }) => release?.(it) ?? it, config)
	return { ...released, [list]: released[list].filter((it) => it.id !== id) }
}

function usesOfQueue(config: WorkspaceConfig, id: string): readonly Use[] {
	return [
		...config.inboxes.flatMap(({ name, queue }, i): Use[] =>
			queue === id ? [{ kind: 'inbox', name, field: `inboxes.${i}.queue`, release: null }] : []
		),
		...config.queues.flatMap(({ id: other, name, routing }, i): Use[] =>
			other !== id && routing.overflow?.to === id
				? [{ kind: 'overflow', name, field: `queues.${i}.routing.overflow.to`, release: null }]
				: []
		),
		...config.agents.flatMap(({ name, queues }, i): Use[] =>
			queues.some((it) => it.queue === id) ? [{ kind: 'agent', name, field: `agents.${i}.queues`, release: withoutService(i, id) }] : []
		),
		...usesInTeams(config, 'queues', id),
		...config.cannedResponses.flatMap(({ name, queues }, i): Use[] => {
			if (!queues.includes(id)) return []
			// Without any queue it would be offered in all of them.
			const release = queues.length > 1 ? withoutCannedQueue(i, id) : null
			return [{ kind: 'canned', name, field: `cannedResponses.${i}.queues`, release }]
		}),
	]
}

function withoutService(index: number, queue: string): (config: WorkspaceConfig) => WorkspaceConfig {
	return (config) => ({
		...config,
		agents: config.agents.map((it, i) => i === index ? { ...it, queues: it.queues.filter((served) => served.queue !== queue) } : it),
	})
}

function withoutCannedQueue(index: number, queue: string): (config: WorkspaceConfig) => WorkspaceConfig {
	return (config) => ({
		...config,
		cannedResponses: config.cannedResponses.map((it, i) => i === index ? { ...it, queues: it.queues.filter((id) => id !== queue) } : it),
	})
}

function usesInTeams({ teams }: WorkspaceConfig, members: 'agents' | 'queues', id: string): readonly Use[] {
	return teams.flatMap(({ name, [members]: ids }, i): Use[] => {
		if (!ids.includes(id)) return []
		const release = (config: WorkspaceConfig) => ({
			...config,
			teams: config.teams.map((it, j) => i === j ? { ...it, [members]: it[members].filter((member) => member !== id) } : it),
		})
		return [{ kind: 'team', name, field: `teams.${i}.${members}`, release }]
	})
}

function usesAtAgents({ agents }: WorkspaceConfig, skill: string): readonly Use[] {
	return agents.flatMap(({ name, skills }, i): Use[] => {
		if (!(skill in skills)) return []
		const release = (config: WorkspaceConfig) => ({
			...config,
			agents: config.agents.map((it, j) => {
				const { [skill]: _, ...rest } = it.skills
				return i === j ? { ...it, skills: rest } : it
			}),
		})
		return [{ kind: 'agent', name, field: `agents.${i}.skills`, release }]
	})
}

/** One for each queue whose policy asks for it. */
function usesInRequirements(config: WorkspaceConfig, kind: 'skill' | 'agent', id: string): readonly Use[] {
	const asked = leavesOf(config).filter(({ leaf }) =>
		kind === 'skill' ? 'skill' in leaf && leaf.skill === id : 'agents' in leaf && leaf.agents.includes(id)
	)
	return [...Map.groupBy(asked, ({ path }) => path[1])].flatMap(([index, [first]]) => {
		const queue = config.queues[Number(index)]
		return queue && first ? [{ kind: 'requirement' as const, name: queue.name, field: first.path.join('.'), release: null }] : []
	})
}
