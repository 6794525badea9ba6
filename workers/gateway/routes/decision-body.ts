/** Decisions and recordings as the API shows them: the rows of the log, word for word. */
import { z } from '@hono/zod-openapi'
import { MEDIA } from '../../../core/routing/media.ts'
import { SELECTORS } from '../../../core/routing/policy.ts'
import { Requirement } from '../../../core/routing/requirement.ts'

const ACTS = [
	...['entered', 'pushed', 'bid', 'pulled', 'assigned', 'answered', 'stepped', 'boosted', 'updated'] as const,
	...['migrated', 'overflowed', 'held', 'resumed', 'lapsed', 'merged', 'left'] as const,
] as const
const FILTERS = ['offline', 'busy', 'requirement', 'excluded', 'cool-down', 'target', 'delay', 'silent'] as const
const STATUSES = ['pending', 'active', 'expired', 'skipped', 'joined'] as const
const ms = z.number()

const Score = z.object({
	totalMs: ms,
	ageMs: ms,
	priorityMs: ms,
	targetMs: ms,
	departureMs: ms,
	boostMs: ms,
	cappedMs: ms.openapi({ description: "What the policy's limit took back" }),
}).openapi('DecisionScore', { description: 'Milliseconds. `totalMs` is the age, moved by all that speaks for it; the largest is next.' })

const Considered = z.object({
	agent: z.string(),
	verdict: z.enum(['chosen', 'eligible', ...FILTERS]).openapi({ description: '`eligible`: would have been next; else what removed them' }),
	unmet: Requirement.optional().openapi({ description: 'The part of the requirement they do not meet' }),
	figure: z.number().optional().openapi({
		description: 'What the selector went by: idle since (ms), load, level, last offered (ms), share',
	}),
})

/** One decision on a conversation and why it fell so. */
export const Decision = z.object({
	seq: z.int().openapi({ description: "Row of the queue's log" }),
	atMs: z.int(),
	queue: z.string(),
	conversation: z.string(),
	placement: z.int().openapi({ description: 'Which stay in line' }),
	epoch: z.int(),
	act: z.enum(ACTS),
	policy: z.int().openapi({ description: 'Version of the configuration' }),
	media: z.enum(MEDIA),
	score: Score,
	rules: z.array(z.string()).readonly().openapi({ description: "Names of the policy's rules that hold" }),
	requirement: Requirement,
	steps: z.array(z.enum(STATUSES)).readonly(),
	step: z.int(),
	selector: z.enum(SELECTORS),
	agents: z.array(z.string()).readonly().openapi({ description: 'For whom it rings after this' }),
	why: z.string(),
	by: z.string().nullable().openapi({ description: 'Who did it by hand' }),
	outcome: z.string().nullable(),
	considered: z.array(Considered).readonly(),
	counts: z.object({ known: z.int(), ready: z.int(), free: z.int() }),
	ahead: z.array(z.object({ conversation: z.string(), filter: z.enum(FILTERS) })).readonly(),
	position: z.int(),
}).openapi('Decision')

/** A row of a queue's log: what it was told, and what it decided on that. */
export const Recorded = z.object({
	seq: z.int(),
	atMs: z.int(),
	offers: z.boolean(),
	command: z.object({ type: z.string() })
		.openapi({ description: 'What the queue was told, without names and words of customers', additionalProperties: true }),
	decisions: z.array(Decision).readonly(),
}).openapi('RecordedRow')
