import type { Facts } from '../../../../core/routing/facts.ts'
import type { Recording } from '../../../../core/simulation/recording.ts'
import type { RecordedStay } from '../../../../core/simulation/recorded-stays.ts'
import type { MeasuredTraffic } from './study-order.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** What the customers of a recording were like, by queue, over so many days. */
export function measureTraffic({ stays, heldMs }: Pick<Recording, 'stays' | 'heldMs'>, days: number): readonly MeasuredTraffic[] {
	const groups = Map.groupBy(stays, (it) => it.queue)
	return [...groups].map(([queue, own]) => {
		const held = own.flatMap((it) => heldMs.has(it) ? [Math.max(0, (heldMs.get(it) ?? 0) - it.wrapUpMs)] : [])
		return {
			queue,
			customers: own.length,
			perHour: perHourOf(own, days),
			handlingMs: held.length === 0 ? null : Math.round(sumOf(held) / held.length),
			patienceMs: patienceOf(own),
			languages: tally(own, (it) => it.language),
			tiers: tally(own, (it) => it.tier),
			intents: tally(own, (it) => it.intent),
		}
	})
}

function perHourOf(stays: readonly RecordedStay[], days: number): readonly number[] {
	const hours = stays.map(({ atMs }) => Math.floor(atMs / HOUR_MS) % DAY_HOURS)
	return Array.from({ length: DAY_HOURS }, (_, hour) => hours.filter((it) => it === hour).length / days)
}

/** All the waiting there was for each who gave up: the likeliest mean, with those who were answered in time not left out. */
function patienceOf(stays: readonly RecordedStay[]): number | null {
	const gaveUp = stays.filter((it) => it.end === 'gaveUp').length
	return gaveUp === 0 ? null : Math.round(sumOf(stays.map((it) => it.endAtMs - it.atMs)) / gaveUp)
}

function tally(stays: readonly RecordedStay[], of: (facts: Facts) => string | null): Readonly<Record<string, number>> {
	const counts: Record<string, number> = {}
	for (const { entry } of stays) {
		const value = of(entry.facts) ?? 'other'
		counts[value] = (counts[value] ?? 0) + 1
	}
	return counts
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, it) => sum + it, 0)
}
