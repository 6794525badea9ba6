/** Which policy an item is pinned to, and the plan that makes of it. */
import type { Item } from './item.ts'
import type { Line, Slot } from './line.ts'
import type { Entry } from './offer.ts'
import { makePlan, type Plan, planKey } from './plan.ts'
import type { QueuePolicy } from './queue-command.ts'

const PLANS_MAX = 5_000

export function adopt(line: Line, policy: QueuePolicy): void {
	line.policies.set(policy.version, policy)
	line.timeless.delete(policy.version)
	if (policy.routing.rules.every((it) => it.when.departsWithinMs === undefined)) line.timeless.set(policy.version, new WeakMap())
	line.last = null
	line.calendars.delete(policy.version)
	if (line.current === null || line.current.version <= policy.version) line.current = policy
}

/** Versions that nobody is, or will be, pinned to once `next` is there. */
export function unused({ policies, pinned }: Line, next: number): number[] {
	const newest = Math.max(next, ...policies.keys())
	return [...policies.keys()].filter((it) => it !== newest && !pinned.get(it))
}

export function forget(line: Line, version: number): void {
	line.policies.delete(version)
	line.timeless.delete(version)
	line.last = null
	line.calendars.delete(version)
	for (const [key, plan] of line.plans) if (plan.policy.version === version) line.plans.delete(key)
}

export function policyOf({ policies, current }: Line, version: number): QueuePolicy {
	const policy = policies.get(version) ?? current
	if (!policy) throw new Error('a line without a policy')
	return policy
}

/** The plan of an item, or of one to come. One item is asked for many times in a row. */
export function planFor(line: Line, { conversation, facts, enqueuedAtMs }: Entry, version: number): Plan {
	const { last } = line
	if (last && last.facts === facts && last.enqueuedAtMs === enqueuedAtMs && last.version === version) return last.plan
	const before = line.items.get(conversation)
	if (before && before.facts === facts && before.enqueuedAtMs === enqueuedAtMs && before.version === version) return planOf(line, before)
	const plan = timelessPlan(line, { facts, enqueuedAtMs, version }) ?? sharedPlan(line, policyOf(line, version), { facts, enqueuedAtMs })
	line.last = { facts, enqueuedAtMs, version, plan }
	return plan
}

/** Where no rule asks how near a departure is, the same facts have the same plan whenever they come. */
function timelessPlan(
	line: Line,
	{ facts, enqueuedAtMs, version }: Pick<Entry, 'facts' | 'enqueuedAtMs'> & { version: number },
): Plan | null {
	const known = line.timeless.get(version)
	if (known === undefined) return null
	const plan = known.get(facts) ?? sharedPlan(line, policyOf(line, version), { facts, enqueuedAtMs })
	known.set(facts, plan)
	return plan
}

function sharedPlan(line: Line, policy: QueuePolicy, { facts, enqueuedAtMs }: Pick<Entry, 'facts' | 'enqueuedAtMs'>): Plan {
	const key = planKey(policy, facts, enqueuedAtMs)
	const known = line.plans.get(key)
	if (known) return known
	if (line.plans.size >= PLANS_MAX) line.plans.clear()
	const plan = makePlan(policy, facts, enqueuedAtMs)
	line.plans.set(key, plan)
	return plan
}

export function planOf(line: Line, { conversation }: Item): Plan {
	return (line.slots.get(conversation) as Slot).plan
}
