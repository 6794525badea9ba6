/** Every requirement of a configuration, and every part of one that names something. */
import type { Requirement } from '../routing/requirement.ts'
import type { Path } from './issue.ts'
import type { WorkspaceConfig } from './workspace.ts'

export interface Site {
	readonly path: Path
	readonly requirement: Requirement
}

export type Leaf = Exclude<Requirement, { all: unknown } | { any: unknown } | { not: unknown }>

export function leavesOf(config: Pick<WorkspaceConfig, 'queues'>): readonly { readonly path: Path; readonly leaf: Leaf }[] {
	return requirementSites(config).flatMap(leavesAt)
}

function requirementSites({ queues }: Pick<WorkspaceConfig, 'queues'>): readonly Site[] {
	return queues.flatMap(({ routing }, i) => {
		const path = ['queues', i, 'routing']
		return [
			{ path: [...path, 'requires'], requirement: routing.requires },
			...routing.rules.flatMap(({ requires, steps = [] }, j) => [
				...requires ? [{ path: [...path, 'rules', j, 'requires'], requirement: requires }] : [],
				...stepSites(steps, [...path, 'rules', j]),
			]),
			...stepSites(routing.steps, path),
		]
	})
}

function stepSites(steps: readonly { readonly requires: Requirement }[], path: Path): readonly Site[] {
	return steps.map(({ requires }, k) => ({ path: [...path, 'steps', k, 'requires'], requirement: requires }))
}

/** Of one requirement, with its own path before theirs. */
export function leavesAt({ path, requirement }: Site): readonly { readonly path: Path; readonly leaf: Leaf }[] {
	if ('all' in requirement) return requirement.all.flatMap((it, i) => leavesAt({ path: [...path, 'all', i], requirement: it }))
	if ('any' in requirement) return requirement.any.flatMap((it, i) => leavesAt({ path: [...path, 'any', i], requirement: it }))
	if ('not' in requirement) return leavesAt({ path: [...path, 'not'], requirement: requirement.not })
	return [{ path, leaf: requirement }]
}
