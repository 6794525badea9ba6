/** A queue's routing policy: data, with defaults that suit a small company. What it means is in docs/design/routing.md. */
import { z } from 'zod'
import { Media } from './media.ts'
import { ANYBODY, LEVEL_MAX, Requirement } from './requirement.ts'

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'small letters, digits and dashes')
const DAY_MS = 86_400_000
const durationMs = z.int().min(0).max(DAY_MS)
const priority = z.int().min(0).max(100)

export const SELECTORS = ['longest-idle', 'least-loaded', 'best-level', 'round-robin', 'fairness'] as const
export const SelectorName = z.enum(SELECTORS)
export type SelectorName = z.infer<typeof SelectorName>

/** All that is given must hold; in a list, one of it. `{}` always holds. */
export const Condition = z.strictObject({
	media: z.array(Media).min(1).optional(),
	language: z.array(slug).min(1).max(50).optional(),
	tier: z.array(slug).min(1).max(50).optional(),
	intent: z.array(slug).min(1).max(100).optional(),
	/** What it is about departs within this time. */
	departsWithinMs: z.int().min(1).max(30 * DAY_MS).optional(),
	/** At least so many conversations in the last thirty days. */
	contactsMin: z.int().min(1).optional(),
	attribute: z.strictObject({ name: slug, is: z.union([z.string().max(200), z.number(), z.boolean()]) }).optional(),
})
export type Condition = z.infer<typeof Condition>

/** Who may serve, for a time. Steps add up: who could serve in an earlier one still may in a later one (rule R6). */
export const Step = z.strictObject({
	requires: Requirement,
	/** How long it lasts before the next one joins it; counted from the item's own entry. */
	forMs: z.int().min(1).max(DAY_MS),
})
export type Step = z.infer<typeof Step>

export const Rule = z.strictObject({
	name: z.string().min(1).max(80),
	when: Condition,
	/** Joined to the queue's own; never relaxed. */
	requires: Requirement.optional(),
	/** Instead of the queue's own. The first rule that holds and has steps decides. */
	steps: z.array(Step).max(20).optional(),
	/** Added to what else speaks for the item. */
	priority: priority.optional(),
	/** A service level of its own. */
	targetMs: z.int().min(1_000).max(DAY_MS).optional(),
})
export type Rule = z.infer<typeof Rule>

export const CLOSING = ['serve', 'defer', 'message', 'callback', 'voicemail'] as const
export const Closing = z.enum(CLOSING)
export type Closing = z.infer<typeof Closing>

export const RoutingPolicy = z.strictObject({
	/** What every item asks; never relaxed. */
	requires: Requirement.default(ANYBODY),
	/** The customer's language at this level, never relaxed; null does not ask for it. */
	languageMin: z.int().min(1).max(LEVEL_MAX).nullable().default(null),
	rules: z.array(Rule).max(100).default([]),
	steps: z.array(Step).max(20).default([]),
	/** After the last step: anybody who meets what is never relaxed, or only those the steps have let in (rule R7). */
	finally: z.enum(['anybody', 'wait']).default('anybody'),
	/** A step that nobody who is there could meet is passed over at once. */
	skipEmptySteps: z.boolean().default(true),
	/** Everything is a head start, in time: so the order is strictly by age, moved by what speaks for an item (rule R8). */
	score: z.strictObject({
		/** Head start of one point of priority. */
		priorityMs: durationMs.default(60_000),
		/** Points by customer tier. */
		tiers: z.record(slug, priority).default({}),
		/** Points by kind of work. */
		media: z.partialRecord(Media, priority).default({}),
		/** Service level: answered within this time. An item with a shorter one has the difference as a head start. */
		targetMs: z.int().min(1_000).max(DAY_MS).default(60_000),
		/** A departure nearer than this gives what is missing, times `departureShare`, as a head start. */
		departureHorizonMs: durationMs.default(14_400_000),
		departureShare: z.number().min(0).max(1).default(0.25),
		/** Nobody is moved ahead by more: the longest that anybody can be overtaken by who came later. */
		headStartMaxMs: durationMs.default(3_600_000),
	}).prefault({}),
	selector: SelectorName.default('longest-idle'),
	/** Over what time `fairness` evens out. */
	fairnessWindowMs: z.int().min(60_000).max(7 * DAY_MS).default(3_600_000),
	/** Back to who served them last, if that is not longer ago; 0 for never (rule R12). */
	stickyWindowMs: z.int().min(0).max(90 * DAY_MS).default(0),
	/** Who has waited so long goes over to another queue. */
	overflow: z.strictObject({ afterMs: z.int().min(1_000).max(DAY_MS), to: slug }).nullable().default(null),
	/** Name of the business hours; null is always open. */
	hours: slug.nullable().default(null),
	/** What becomes of those who wait when it closes (rule R15). */
	atClosing: Closing.default('serve'),
	/** What becomes of those who come when it is closed. */
	whenClosed: Closing.default('message'),
	/** To how many an item is offered at once; the first to accept has it. */
	broadcast: z.int().min(1).max(20).default(1),
	/** Whether agents may take items from the line by hand. */
	pull: z.boolean().default(true),
	callback: z.strictObject({
		attempts: z.int().min(1).max(10).default(3),
		gapMs: durationMs.default(600_000),
		expiresMs: z.int().min(60_000).max(7 * DAY_MS).default(DAY_MS),
	}).prefault({}),
})
export type RoutingPolicy = z.infer<typeof RoutingPolicy>
