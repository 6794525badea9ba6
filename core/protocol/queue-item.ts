import type { ConversationId } from '../ids.ts'
import type { Media } from '../routing/media.ts'
import type { Callback } from '../routing/offer.ts'
import type { Score, StepStatus } from '../routing/why.ts'
import type { Subject } from './console.ts'

/** One who stands in line, as supervisors and agents see them: `/api/v1/queues/{id}/items`. */
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
