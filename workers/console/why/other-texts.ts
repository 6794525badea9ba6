import type { Considered, DecisionRow, Filter } from '../../../core/routing/why.ts'
import { requirementText } from '../routing/words/requirement-words.ts'
import { agentsOf } from './act-text.ts'
import type { WhySpeech } from './speech.ts'

/** In the order of what a reader would ask first: who came close, then who did not. */
const VERDICTS = ['eligible', 'busy', 'requirement', 'cool-down', 'excluded', 'target', 'delay', 'silent', 'offline'] as const
const FILTERS = ['requirement', 'busy', 'excluded', 'cool-down', 'target', 'delay'] as const satisfies readonly Filter[]

/** Who else was looked at and what removed them, a sentence for all who share a reason. */
export function otherTexts({ considered, counts }: DecisionRow, speech: WhySpeech): readonly string[] {
	if (considered.length === 0) return []
	const unlisted = counts.known - considered.length
	return [
		...VERDICTS.flatMap((verdict) => sharing(considered.filter((it) => it.verdict === verdict), speech)),
		...unlisted > 0 ? [speech.words.others.unlisted(unlisted)] : [],
	]
}

function sharing(agents: readonly Considered[], speech: WhySpeech): readonly string[] {
	const groups = Map.groupBy(agents, (it) => lackText(it, speech))
	return [...groups].map(([lack, group]) => verdictText(lack, group, speech))
}

function lackText({ unmet }: Considered, speech: WhySpeech): string {
	return unmet ? requirementText(unmet, speech) : ''
}

function verdictText(lack: string, group: readonly Considered[], { words: { others }, names, list }: WhySpeech): string {
	const [first] = group
	const who = list(group.map((it) => names.agent(it.agent)))
	if (first === undefined || first.verdict === 'chosen') return ''
	if (!first.unmet) return others[first.verdict](who, group.length)
	const isPlain = 'skill' in first.unmet || 'language' in first.unmet
	return (isPlain ? others.lacks : others.unfit)(who, group.length, lack)
}

/** Who stood before it and was passed over; null when nobody did. */
export function aheadText(row: DecisionRow, speech: WhySpeech): string | null {
	const { ahead: words } = speech.words
	if (row.ahead.length === 0) return null
	const agent = agentsOf(row, speech)
	const named = FILTERS.flatMap((filter) => {
		const count = row.ahead.filter((it) => it.filter === filter).length
		return count > 0 ? [words[filter](count, agent)] : []
	})
	const others = row.ahead.filter(({ filter }) => !(FILTERS as readonly Filter[]).includes(filter)).length
	return words.sentence(speech.list([...named, ...others > 0 ? [words.other(others)] : []]))
}
