import { RoutingPolicy } from '../routing/policy.ts'
import type { PolicyChange } from './comparison.ts'
import type { Scenario } from './scenario.ts'
import { workspaceOf } from './scenario-workspace.ts'

/**
 * What a scenario's policy is to be measured by: one line, first come first served, to who has been idle longest. Who may serve whom
 * stays as it is, and a freed agent takes the first in line whom they may serve: whoever they may not serve holds nobody up.
 */
export function plainPolicy(scenario: Scenario): PolicyChange {
	const { queues, agents } = workspaceOf(scenario)
	return {
		queues: queues.map((it) => ({ ...it, routing: plain(it.routing) })),
		agents: agents.map((it) => ({ ...it, queues: it.queues.map(({ queue }) => ({ queue, priority: 1, delayMs: 0 })) })),
	}
}

function plain({ requires, languageMin, rules, hours, atClosing, whenClosed }: RoutingPolicy): RoutingPolicy {
	const asked = rules.filter((it) => it.requires).map(({ name, when, requires }) => ({ name, when, requires }))
	return RoutingPolicy.parse({ requires, languageMin, rules: asked, hours, atClosing, whenClosed, selector: 'longest-idle' })
}
