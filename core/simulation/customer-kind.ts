import { z } from 'zod'
import { type Facts, plainFacts } from '../routing/facts.ts'
import { Media } from '../routing/media.ts'
import { LEVEL_MAX } from '../routing/requirement.ts'
import { Distribution, sampler } from './distribution.ts'
import type { Random } from './random.ts'

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'small letters, digits and dashes')

/** One value, or several with how often each comes: `{"en": 8, "zh": 2}`. */
const Mix = z.union([
	slug,
	z.record(slug, z.number().min(0).max(1_000_000)).refine((it) => totalOf(it) > 0, 'names no value that ever comes'),
])
type Mix = z.infer<typeof Mix>

/** One sort of customer among those of a queue. */
export const CustomerKind = z.strictObject({
	/** How often they come, against the other kinds of the queue. */
	share: z.number().min(0).max(1_000_000).default(1),
	media: Media.default(plainFacts.media),
	language: Mix.default(plainFacts.language),
	intent: Mix.nullable().default(null),
	tier: Mix.nullable().default(null),
	/** How long before it is too late they come. */
	departsInS: Distribution.nullable().default(null),
	/** Conversations in the last thirty days. */
	contacts: z.int().min(0).max(1_000).default(0),
	/** Left out: as for all customers of the queue. */
	handling: Distribution.optional(),
	patience: Distribution.nullable().optional(),
	/** Who knows more of this skill is done sooner: by `perLevel` of the handling time for each level above the middle one, 5. */
	mastery: z.strictObject({ skill: slug, perLevel: z.number().min(0).max(0.15) }).nullable().default(null),
})
export type CustomerKind = z.infer<typeof CustomerKind>
export type Mastery = NonNullable<CustomerKind['mastery']>

function totalOf(weights: Readonly<Record<string, number>>): number {
	return Object.values(weights).reduce((sum, it) => sum + it, 0)
}

/** Draws what is known of a customer of a kind who comes at `atMs`; each fact from a stream of its own. */
export function factsOf(kind: CustomerKind, chance: (use: string) => Random): (atMs: number) => Facts {
	const { media, contacts } = kind
	const [language, intent, tier] = [
		mixer(kind.language, chance('language')),
		mixer(kind.intent, chance('intent')),
		mixer(kind.tier, chance('tier')),
	]
	const departsIn = kind.departsInS && sampler(kind.departsInS, chance('departure'))
	return (atMs) => ({
		...plainFacts,
		media,
		contacts,
		language: language() ?? plainFacts.language,
		intent: intent(),
		tier: tier(),
		departsAtMs: departsIn ? Math.round(atMs + departsIn()) : null,
	})
}

function mixer(mix: Mix | null, random: Random): () => string | null {
	if (mix === null || typeof mix === 'string') return () => mix
	const values = Object.keys(mix)
	const pick = picker(values.map((it) => mix[it] ?? 0), random)
	return () => values[pick()] ?? null
}

/** Draws places in a list of weights. */
export function picker(weights: readonly number[], random: Random): () => number {
	const total = weights.reduce((sum, it) => sum + it, 0)
	return () => {
		let rest = random() * total
		const at = weights.findIndex((it) => (rest -= it) < 0)
		return at < 0 ? weights.length - 1 : at
	}
}

const MIDDLE_LEVEL = LEVEL_MAX / 2

/** What a handling time is multiplied with for an agent who has the skill at this level; 0 for not at all. */
export function paceAt(level: number, { perLevel }: Mastery): number {
	return 1 - perLevel * (level - MIDDLE_LEVEL)
}
