import type { Requirement } from '../../../../core/routing/requirement.ts'
import type { RoutingWords } from './en.ts'
import type { Names } from './names.ts'

export interface Speech {
	readonly words: RoutingWords
	readonly names: Names
}

/** The little of it that a requirement is said with. */
export interface RequirementSpeech {
	readonly words: {
		readonly requirement: Pick<
			RoutingWords['requirement'],
			'anybody' | 'nobody' | 'and' | 'or' | 'not' | 'atLeast' | 'atMost' | 'between' | 'speaks'
		>
	}
	readonly names: Pick<Names, 'skill' | 'language' | 'agent'>
}

/** A requirement in one sentence: "Spanish ≥ 3 and (Billing or Refunds)". */
export function requirementText(requirement: Requirement, speech: RequirementSpeech): string {
	return partText(requirement, speech, false)
}

/** The parts of which all must be met, each for a chip of its own; none when anybody will do. */
export function requirementChips(requirement: Requirement, speech: Speech): readonly string[] {
	if (!('all' in requirement)) return [requirementText(requirement, speech)]
	return requirement.all.flatMap((it) => requirementChips(it, speech))
}

function partText(requirement: Requirement, speech: RequirementSpeech, isInner: boolean): string {
	const { words: { requirement: words }, names } = speech
	if ('skill' in requirement) return levelText(names.skill(requirement.skill), requirement, words)
	if ('language' in requirement) return levelText(words.speaks(names.language(requirement.language)), requirement, words)
	if ('agents' in requirement) return requirement.agents.map(names.agent).join(words.or)
	if ('not' in requirement) return words.not(partText(requirement.not, speech, true))
	const [list, join, none] = 'all' in requirement ? [requirement.all, words.and, words.anybody] : [requirement.any, words.or, words.nobody]
	if (list.length === 0) return none
	const text = list.map((it) => partText(it, speech, list.length > 1)).join(join)
	return isInner && list.length > 1 ? `(${text})` : text
}

function levelText(
	what: string,
	{ min = 1, max }: { readonly min?: number; readonly max?: number },
	words: RequirementSpeech['words']['requirement'],
): string {
	if (max !== undefined && max < 10) return min > 1 ? words.between(what, min, max) : words.atMost(what, max)
	return min > 1 ? words.atLeast(what, min) : what
}
