import type { DecisionRow } from '../../../core/routing/why.ts'
import { requirementText } from '../routing/words/requirement-words.ts'
import type { WhySpeech } from './speech.ts'

export interface FactText {
	readonly name: string
	readonly value: string
}

const PARTS = ['priorityMs', 'targetMs', 'departureMs', 'boostMs', 'cappedMs'] as const
/** Acts after which it is not in line any more, or not yet: there its place says nothing. */
const PLACELESS: readonly DecisionRow['act'][] = ['answered', 'held', 'left', 'lapsed', 'merged', 'overflowed']

/** What the decision went by, as names and values; what says nothing is left out. */
export function factTexts(row: DecisionRow, speech: WhySpeech): readonly FactText[] {
	const { words: { facts }, time } = speech
	const { score, counts, rules, position } = row
	const isWeighed = score.totalMs !== score.ageMs
	return [
		...PLACELESS.includes(row.act) ? [] : [{ name: facts.place, value: String(position) }],
		isWeighed ? { name: facts.counts, value: scoreText(row, speech) } : { name: facts.waited, value: time(score.ageMs) },
		{ name: facts.asks, value: asksText(row, speech) },
		...row.steps.length > 1 ? [{ name: facts.steps, value: stepsText(row, speech) }] : [],
		...rules.length > 0 ? [{ name: facts.rules, value: speech.list(rules) }] : [],
		{ name: facts.agents, value: facts.agentCounts(counts.free, counts.ready, counts.known) },
		{ name: facts.policy, value: facts.version(row.policy) },
	]
}

function asksText({ requirement }: DecisionRow, speech: WhySpeech): string {
	const isNothing = 'all' in requirement && requirement.all.length === 0
	return isNothing ? speech.words.facts.anybody : requirementText(requirement, speech)
}

function stepsText({ steps }: DecisionRow, { words: { facts } }: WhySpeech): string {
	return steps.map((status, i) => facts.stepStatus[status](i === steps.length - 1 ? facts.last : facts.step(i + 1))).join(' · ')
}

/** The waiting, and what moved it ahead or back: "7 min (4 min of waiting + 5 min for priority − 2 min over the limit)". */
function scoreText({ score }: DecisionRow, { words: { score: words }, time }: WhySpeech): string {
	const moved = PARTS.map((it) => ({ say: words[it], ms: it === 'cappedMs' ? -score[it] : score[it] })).filter((it) => it.ms !== 0)
	const parts = moved.map(({ say, ms }) => `${ms < 0 ? '−' : '+'} ${say(time(Math.abs(ms)))}`)
	return words.total(time(score.totalMs), [words.ageMs(time(score.ageMs)), ...parts].join(' '))
}
