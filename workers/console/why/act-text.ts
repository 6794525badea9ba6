import type { DecisionRow } from '../../../core/routing/why.ts'
import type { WhySpeech } from './speech.ts'

/** What happened, in one line. An act of a later version is called by its key. */
export function actText(row: DecisionRow, speech: WhySpeech): string {
	const { words: { act }, names } = speech
	const agents = agentsOf(row, speech)
	switch (row.act) {
		case 'entered':
			return act.entered(names.queue(row.queue), row.position)
		case 'pushed':
			return act.pushed(agents)
		case 'bid':
			return act.bid(agents)
		case 'pulled':
			return act.pulled(agents)
		case 'assigned':
			return act.assigned(agents, byOf(row, speech))
		case 'answered':
			return outcomeText(row, speech)
		case 'stepped':
			return row.step === row.steps.length - 1 ? act.lastStep : act.stepped(row.step + 1, row.steps.length)
		case 'boosted':
			return boostText(row, speech)
		case 'updated':
			return row.why === 'callback' ? act.callback : act.facts
		case 'migrated':
			return act.migrated(byOf(row, speech), row.why, String(row.policy))
		case 'overflowed':
			return act.overflowed(names.queue(row.why))
		case 'held':
			return heldText(row, speech)
		case 'resumed':
			return row.why === 'later' ? speech.words.resumed.later : speech.words.resumed.hours
		case 'lapsed':
		case 'merged':
		case 'left':
			return act[row.act]
		default:
			return row.act
	}
}

export function agentsOf({ agents }: DecisionRow, { names, list }: WhySpeech): string {
	return list(agents.map(names.agent))
}

function byOf({ by }: DecisionRow, { words, names }: WhySpeech): string {
	return by === null ? words.system : names.agent(by)
}

function outcomeText(row: DecisionRow, speech: WhySpeech): string {
	const { other, ...known } = speech.words.outcome
	const outcome = row.outcome ?? row.why
	const agents = agentsOf(row, speech)
	return Object.entries(known).find(([key]) => key === outcome)?.[1](agents) ?? other(agents, outcome)
}

function boostText(row: DecisionRow, speech: WhySpeech): string {
	const { act } = speech.words
	const byMs = Number(row.why) || 0
	const say = byMs < 0 ? act.movedBack : act.boosted
	return say(byOf(row, speech), speech.time(Math.abs(byMs)))
}

function heldText({ why }: DecisionRow, { words: { held } }: WhySpeech): string {
	return Object.entries(held).find(([key]) => key === why)?.[1] ?? held.other
}
