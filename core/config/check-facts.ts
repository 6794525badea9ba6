/** What is said of a customer may only ask for skills and agents that there are: else nobody could ever have them. */
import type { Facts } from '../routing/facts.ts'
import { type Issue, issue, type Path } from './issue.ts'
import { leavesAt } from './requirement-sites.ts'
import type { WorkspaceConfig } from './workspace.ts'

/** Paths begin with `requires`. */
export function checkFacts(
	{ requires }: { readonly requires?: Facts['requires'] | undefined },
	{ skills, agents }: Pick<WorkspaceConfig, 'skills' | 'agents'>,
): readonly Issue[] {
	if (!requires) return []
	const missing = (path: Path, { kind, id }: { kind: 'skill' | 'agent'; id: string }) => {
		const known = kind === 'skill' ? skills : agents
		if (known.some((it) => it.id === id)) return []
		return [issue(path, `There is no ${kind} "${id}" in the workspace's configuration; name one it has, or publish it there first`)]
	}
	return leavesAt({ path: ['requires'], requirement: requires }).flatMap(({ path, leaf }) => {
		if ('skill' in leaf) return missing([...path, 'skill'], { kind: 'skill', id: leaf.skill })
		return 'agents' in leaf ? leaf.agents.flatMap((id, i) => missing([...path, 'agents', i], { kind: 'agent', id })) : []
	})
}
