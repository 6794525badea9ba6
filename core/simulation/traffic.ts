import type { QueueId } from '../ids.ts'
import { type Facts, plainFacts } from '../routing/facts.ts'
import { type CustomerKind, factsOf, type Mastery, picker } from './customer-kind.ts'
import { sampler } from './distribution.ts'
import { exponential, gamma, type Random, randomStream } from './random.ts'
import type { Scenario, ScenarioQueue, Traffic } from './scenario.ts'
import { startMsOf } from './shifts.ts'
import type { Arrival } from './customer.ts'

const HOUR_MS = 3_600_000

type Load = Pick<Scenario, 'queues' | 'days' | 'date' | 'answer'>

/**
 * The customers of a scenario in the order in which they come. Each queue and each kind of chance has a stream of its own:
 * another staffing or another policy meets the very same people.
 */
export function trafficOf(load: Load, seed: number): () => Arrival | null {
	const sources = load.queues.map((it) => arrivalsOf(it, load, seed))
	const heads = sources.map((it) => it.next().value ?? null)
	return () => {
		let first = -1
		heads.forEach((it, i) => {
			if (it !== null && (first < 0 || it.atMs < (heads[first]?.atMs ?? Infinity))) first = i
		})
		const arrival = heads[first] ?? null
		if (first >= 0) heads[first] = sources[first]?.next().value ?? null
		return arrival
	}
}

/** Within an interval customers come at one rate, so what has passed of it need not be remembered. */
function* arrivalsOf({ id, traffic }: ScenarioQueue, load: Load, seed: number): Generator<Arrival, null> {
	const chance = (use: string) => randomStream(seed, `${id} ${use}`)
	const [gap, mood] = [chance('arrival'), chance('dispersion')]
	const answerMs = sampler(load.answer, chance('answer'))
	const person = peopleOf(traffic, chance)
	const { rates, hours } = intervalsOf(traffic.perHour)
	const startMs = startMsOf(load)
	for (let interval = 0; interval * hours < load.days * 24; interval++) {
		const usual = (rates[interval % rates.length] ?? 0) * hours
		const count = usual * moodOf(usual, traffic.dispersion, mood)
		if (count === 0) continue
		for (let at = exponential(gap) / count; at < 1; at += exponential(gap) / count) {
			const atMs = startMs + (interval + at) * hours * HOUR_MS
			yield { atMs, queue: id as QueueId, ...person(atMs), answerMs: answerMs() }
		}
	}
	return null
}

/** Rates by hour, and how long each holds, in hours. */
function intervalsOf(perHour: Traffic['perHour']): { rates: readonly number[]; hours: number } {
	return typeof perHour === 'number' ? { rates: [perHour], hours: 1 } : { rates: perHour, hours: 24 / perHour.length }
}

interface Person {
	readonly facts: Facts
	readonly mastery: Mastery | null
	readonly handleMs: number
	readonly patienceMs: number
}

/** Who comes. What all customers of a queue share is drawn from one stream, so that a kind more does not change the others. */
function peopleOf(traffic: Traffic, chance: (use: string) => Random): (atMs: number) => Person {
	const handleMs = sampler(traffic.handling, chance('handling'))
	const patienceMs = traffic.patience ? sampler(traffic.patience, chance('patience')) : () => Infinity
	const usual = { facts: () => plainFacts, mastery: null, handleMs, patienceMs }
	const kinds = traffic.kinds.map((kind, i) => ({ ...usual, ...ownOf(kind, (use) => chance(`${use} ${i}`)), mastery: kind.mastery }))
	const pick = picker(traffic.kinds.map((it) => it.share), chance('kind'))
	return (atMs) => {
		const kind = kinds.length === 0 ? usual : kinds[pick()] ?? usual
		return { facts: kind.facts(atMs), mastery: kind.mastery, handleMs: kind.handleMs(), patienceMs: kind.patienceMs() }
	}
}

function ownOf(kind: CustomerKind, chance: (use: string) => Random) {
	const patience = kind.patience
	return {
		facts: factsOf(kind, chance),
		...kind.handling && { handleMs: sampler(kind.handling, chance('handling')) },
		...patience !== undefined && { patienceMs: patience ? sampler(patience, chance('patience')) : () => Infinity },
	}
}

/**
 * How busy this interval is against an ordinary one, mean 1: with a gamma distributed rate the count's variance is
 * `dispersion` times its mean.
 */
function moodOf(count: number, dispersion: number, random: Random): number {
	if (count === 0 || dispersion === 1) return 1
	const shape = count / (dispersion - 1)
	return gamma(random, shape) / shape
}
