import type { QueueItemRow } from '../../core/protocol/queue-item.ts'
import { scoreOf, statusOf } from '../../core/routing/explain.ts'
import { laneOf } from '../../core/routing/buckets.ts'
import type { Item } from '../../core/routing/item.ts'
import type { Line } from '../../core/routing/line.ts'
import { planOf } from '../../core/routing/plans.ts'
import { placeOf } from '../../core/routing/wait.ts'

export function itemRow(line: Line, item: Item, atMs: number): QueueItemRow {
	const plan = planOf(line, item)
	const { conversation, placement, stage, hold, enqueuedAtMs, virtualStartMs, step, version, subject, callback, agents } = item
	const targets = [plan.policy.routing.score.targetMs, ...plan.rules.flatMap((it) => it.targetMs ?? [])]
	return {
		conversation,
		placement,
		position: stage === 'held' ? null : placeOf(line, item, laneOf(line, plan.lane).waiting),
		stage,
		held: hold?.mode ?? null,
		enqueuedAtMs,
		virtualStartMs,
		ageMs: atMs - enqueuedAtMs,
		targetMs: Math.min(...targets),
		score: scoreOf(plan, item, atMs),
		step,
		steps: plan.stages.map((_, i) => statusOf(item, i)),
		policy: version,
		subject,
		media: plan.media,
		callback,
		agents,
	}
}
