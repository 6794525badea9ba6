/** What is known of a customer and their matter when they wait: profile, history and live context. Rules of a policy ask for it. */
import { z } from 'zod'
import { Media } from './media.ts'
import { Requirement } from './requirement.ts'

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'small letters, digits and dashes')
const timeMs = z.int().min(0)

/** A fact of the company's own, such as `{plan: 'pro'}`. */
export const Attributes = z.record(slug, z.union([z.string().max(200), z.number(), z.boolean()]))
	.refine((it) => Object.keys(it).length <= 20, 'at most 20 attributes')

export const Facts = z.strictObject({
	media: Media.default('chat'),
	/** The customer's language: `en`, `zh`, the first part of a BCP 47 tag. */
	language: slug.default('en'),
	/** Profile. */
	tier: slug.nullable().default(null),
	/** Live context: what it is about, as a bot, a form or the company's own system says. */
	intent: slug.nullable().default(null),
	/** Live context: when it will be too late, such as a flight's departure. */
	departsAtMs: timeMs.nullable().default(null),
	/** History: how many conversations in the last thirty days. */
	contacts: z.int().min(0).default(0),
	/** History: who served them last, and when. */
	lastAgent: slug.nullable().default(null),
	lastAgentAtMs: timeMs.nullable().default(null),
	/** What this item asks besides what its queue asks. */
	requires: Requirement.nullable().default(null),
	/** Agents who must not have it. */
	excluded: z.array(slug).max(20).default([]),
	attributes: Attributes.default({}),
})
export type Facts = z.infer<typeof Facts>

export const plainFacts: Facts = Facts.parse({})
