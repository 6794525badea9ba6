import type { DecisionRow } from '../../../core/routing/why.ts'
import { requirementText } from '../routing/words/requirement-words.ts'
import type { WhySpeech } from './speech.ts'

/** Why it happened so, a sentence each. */
export function reasonTexts(row: DecisionRow, speech: WhySpeech): readonly string[] {
	if (row.act === 'stepped') return stepTexts(row, speech)
	if (row.act === 'bid') return [turnText(row, speech)]
	if (row.act === 'pushed' || row.act === 'assigned') return choiceTexts(row, speech)
	return []
}

function stepTexts({ steps, requirement }: DecisionRow, speech: WhySpeech): readonly string[] {
	const { words: { step }, list } = speech
	const skipped = steps.flatMap((it, i) => it === 'skipped' ? String(i + 1) : [])
	const isNothing = 'all' in requirement && requirement.all.length === 0
	return [
		...skipped.length > 0 ? [step.skipped(list(skipped))] : [],
		isNothing ? step.asksNothing : step.asks(requirementText(requirement, speech)),
	]
}

function turnText({ why, position }: DecisionRow, { words }: WhySpeech): string {
	if (why === 'named') return words.why.named
	return position === 1 ? words.why.next : words.why.nextForThem
}

function choiceTexts(row: DecisionRow, speech: WhySpeech): readonly string[] {
	const { why } = speech.words
	const count = row.agents.length
	return [...count > 1 ? [why.broadcast(count)] : [], selectionText(row, speech)]
}

/** Of a selector, with the figure it went by; else what it was that counted. */
function selectionText(row: DecisionRow, speech: WhySpeech): string {
	const { words: { why } } = speech
	if (row.why === 'named' || row.why === 'sticky' || row.why === 'assigned') return why[row.why]
	const isWhole = row.counts.known <= row.considered.length
	const fit = row.considered.filter((it) => it.verdict === 'chosen' || it.verdict === 'eligible').length
	if (isWhole && fit === 1) return why.only
	return selectorText(row, isWhole ? speech.words.among.some(fit) : speech.words.among.many, speech)
}

function selectorText(row: DecisionRow, among: string, { words: { why }, time }: WhySpeech): string {
	const figure = row.considered.find((it) => it.verdict === 'chosen')?.figure ?? 0
	switch (row.why) {
		case 'longest-idle':
			return why['longest-idle'](among, time(row.atMs - figure))
		case 'least-loaded':
			return why['least-loaded'](among, `${Math.round(figure * 100)}%`)
		case 'best-level':
			return why['best-level'](among, String(figure))
		case 'round-robin':
			return figure > 0 ? why['round-robin'](among, time(row.atMs - figure)) : why['round-robin-never'](among)
		case 'fairness':
			return why.fairness(among)
		default:
			return why.other(row.why)
	}
}
