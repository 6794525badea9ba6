/** What else is asked of those whom a rule is about. */
import type { RoutingPolicy, Rule } from '../routing/policy.ts'
import type { Requirement } from '../routing/requirement.ts'
import { implies } from './conditions.ts'

/** A rule and its place among the others. */
export interface Place {
	readonly rule: Rule
	readonly i: number
}

/** Other rules that hold whenever this one does; of two that always hold together the earlier. */
export function companions({ rules }: RoutingPolicy, { rule, i }: Place): readonly Rule[] {
	return rules.filter((it, j) => j !== i && it.requires && implies(rule.when, it.when) && (j < i || !implies(it.when, rule.when)))
}

/** What is never relaxed for those whom the rule is about: once for each language they can have, when that matters. */
export function mustsOf(policy: RoutingPolicy, place: Place): readonly (readonly Requirement[])[] {
	const { rule } = place
	const common = [policy.requires, ...rule.requires ? [rule.requires] : [], ...companions(policy, place).flatMap((it) => it.requires ?? [])]
	const { languageMin } = policy
	if (languageMin === null || !rule.when.language) return [common]
	return rule.when.language.map((language) => [...common, { language, min: languageMin }])
}
