import type { Condition, Rule } from '../../../../core/routing/policy.ts'
import { spanText } from '../state/span.ts'
import { requirementText, type Speech } from './requirement-words.ts'

/** When a rule holds: "When the tier is gold and it is about refunds". */
export function conditionText(condition: Condition, { words, names }: Speech): string {
	const { condition: says } = words
	const list = (ids: readonly string[]) => ids.join(words.requirement.or)
	const parts = [
		condition.media && says.media(list(condition.media.map((it) => words.media[it]))),
		condition.language && says.language(list(condition.language.map(names.language))),
		condition.tier && says.tier(list(condition.tier)),
		condition.intent && says.intent(list(condition.intent)),
		condition.departsWithinMs !== undefined && says.departs(spanText(condition.departsWithinMs, words)),
		condition.contactsMin !== undefined && says.contacts(condition.contactsMin),
		condition.attribute && says.attribute(condition.attribute.name, String(condition.attribute.is)),
	].filter((it) => typeof it === 'string')
	return parts.length === 0 ? says.always : says.when(parts.join(says.join))
}

/** What a rule does where it holds, one phrase each. */
export function effectTexts(rule: Rule, speech: Speech): readonly string[] {
	const { words } = speech
	const { condition: says } = words
	const effects = [
		rule.priority !== undefined && says.priority(rule.priority),
		rule.targetMs !== undefined && says.target(spanText(rule.targetMs, words)),
		rule.requires && says.requires(requirementText(rule.requires, speech)),
		...(rule.steps ?? []).map((it) => says.step(requirementText(it.requires, speech), spanText(it.forMs, words))),
	].filter((it) => typeof it === 'string')
	return effects.length === 0 ? [says.nothing] : effects
}
