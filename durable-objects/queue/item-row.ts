import type { ConversationId } from '../../core/ids.ts'
import { scoreOf, statusOf } from '../../core/routing/explain.ts'
import { laneOf } from '../../core/routing/buckets.ts'
import type { Item } from '../../core/routing/item.ts'
import type { Line } from '../../core/routing/line.ts'
import { planOf } from '../../core/routing/plans.ts'
import { placeOf } from '../../core/routing/wait.ts'
import type { Media } from '../../core/routing/media.ts'
import type { Callback } from '../../core/routing/offer.ts'
import type { Score, StepStatus } from '../../core/routing/why.ts'
import type { Subject } from '../../core/protocol/console.ts'

/** One who stands in line, as supervisors and agents see them. */
export interface QueueItemRow {
	readonly conversation: ConversationId
	readonly placement: number
	/** 1 for the next of those who ask the same; null for who is not waiting for their turn. */
	readonly position: number | null
	readonly stage: 'waiting' | 'offered' | 'held'
	/** Why it is held: `defer`, `message`, `callback`, `voicemail`, `later`, `leaving`; null when it is not. */
	readonly held: string | null
	readonly enqueuedAtMs: number
	readonly virtualStartMs: number
	readonly ageMs: number
	/** Service level that counts for it. */
	readonly targetMs: number
	readonly score: Score
	readonly step: number
	readonly steps: readonly StepStatus[]
	readonly policy: number
	readonly subject: Subject
	readonly media: Media
	readonly callback: Callback | null
	/** For whom it rings. */
	readonly agents: readonly string[]
}

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
