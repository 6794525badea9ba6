/** A rule with no steps of its own leaves its people to the queue's: whether what it asks shuts every one of these. */
import { MEDIA } from '../routing/media.ts'
import type { Condition, RoutingPolicy, Rule, Step } from '../routing/policy.ts'
import type { Requirement } from '../routing/requirement.ts'
import { implies } from './conditions.ts'
import { type Issue, issue } from './issue.ts'
import { mustsOf, type Place } from './rule-musts.ts'
import { contradictionIn } from './satisfiable.ts'

/** Path begins at the policy. What is wrong without this rule too is blamed elsewhere. */
export function checkAgainstSteps(policy: RoutingPolicy, { rule, i }: Place): Issue | null {
	if (!rule.requires || policy.steps.length === 0 || implies({}, rule.when) || !leavesSomeToQueue(policy, rule)) return null
	const { requires: _, ...without } = rule
	const isShut = (place: Place) => shutsAll(mustsOf(policy, place), policy.steps)
	if (!isShut({ rule, i }) || isShut({ rule: without, i })) return null
	return issue(
		['rules', i, 'requires'],
		"Nobody who meets this can meet any of the queue's steps; widen it, or give the rule steps of its own",
	)
}

/** Whether some of those whom the rule is about have the queue's own steps, since no rule that has others holds for them. */
function leavesSomeToQueue({ rules }: RoutingPolicy, { when }: Rule): boolean {
	const others = rules.filter((it) => it.steps).map((it) => it.when)
	const plain = plainest(when, others)
	return !others.some((it) => implies(plain, it))
}

function shutsAll(musts: readonly (readonly Requirement[])[], steps: readonly Step[]): boolean {
	return musts.every((must) => steps.every(({ requires }) => contradictionIn([...must, requires]) !== null))
}

/** One kind of customer whom `when` is about, and the other conditions are not, as far as it lets choose. */
function plainest(when: Condition, others: readonly Condition[]): Condition {
	return {
		...when,
		media: pick(when.media ?? MEDIA, others.flatMap((it) => it.media ?? [])),
		...when.language && { language: pick(when.language, others.flatMap((it) => it.language ?? [])) },
		...when.tier && { tier: pick(when.tier, others.flatMap((it) => it.tier ?? [])) },
		...when.intent && { intent: pick(when.intent, others.flatMap((it) => it.intent ?? [])) },
	}
}

function pick<Value extends string>(values: readonly Value[], named: readonly Value[]): Value[] {
	return [values.find((it) => !named.includes(it)) ?? values[0]].filter((it) => it !== undefined)
}
