import type { QueueId } from '../ids.ts'
import { sampler } from './distribution.ts'
import { exponential, gamma, randomStream } from './random.ts'
import { rateAt, type Scenario, type ScenarioQueue } from './scenario.ts'
import type { Arrival } from './world.ts'

const HOUR_MS = 3_600_000

/**
 * The customers of a scenario in the order in which they come. Each queue and each kind of chance has a stream of its own:
 * another staffing or another policy meets the very same people.
 */
export function trafficOf({ queues, days }: Scenario, seed: number): () => Arrival | null {
	const sources = queues.map((it) => arrivalsOf(it, { seed, hours: days * 24 }))
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

/** Within an hour customers come at one rate, so what has passed of it need not be remembered. */
function* arrivalsOf({ id, traffic }: ScenarioQueue, { seed, hours }: { seed: number; hours: number }): Generator<Arrival, null> {
	const chance = (use: string) => randomStream(seed, `${id} ${use}`)
	const [gap, mood] = [chance('arrival'), chance('dispersion')]
	const handleMs = sampler(traffic.handling, chance('handling'))
	const patienceMs = traffic.patience ? sampler(traffic.patience, chance('patience')) : () => Infinity
	for (let hour = 0; hour < hours; hour++) {
		const rate = rateAt(traffic.perHour, hour % 24) * moodOf(rateAt(traffic.perHour, hour % 24), traffic.dispersion, mood)
		if (rate === 0) continue
		for (let at = exponential(gap) / rate; at < 1; at += exponential(gap) / rate) {
			yield { atMs: (hour + at) * HOUR_MS, queue: id as QueueId, handleMs: handleMs(), patienceMs: patienceMs() }
		}
	}
	return null
}

/**
 * How busy this hour is against an ordinary one, mean 1: with a gamma distributed rate the count's variance is `dispersion`
 * times its mean.
 */
function moodOf(rate: number, dispersion: number, random: () => number): number {
	if (rate === 0 || dispersion === 1) return 1
	const shape = rate / (dispersion - 1)
	return gamma(random, shape) / shape
}
