/** What somebody else says of a customer: as much of the facts as they know. Hostile until it has passed here. */
import { z } from 'zod'
import { Attributes, Facts } from '../routing/facts.ts'
import { Requirement } from '../routing/requirement.ts'

// deno-lint-ignore no-control-regex
const NUL = /\u0000/g
/** PostgreSQL text cannot hold U+0000 nor half a surrogate pair. */
function storable(value: string | number | boolean): string | number | boolean {
	return typeof value === 'string' ? value.replace(NUL, '').toWellFormed() : value
}

const { media, language, tier, intent, departsAtMs, contacts, lastAgent, lastAgentAtMs, excluded } = Facts.shape

/** `.partial()` would fill in the defaults of what is left out, and so overwrite what is known. */
export const FactsPatch = z.strictObject({
	media: media.unwrap().optional(),
	language: language.unwrap().optional(),
	tier: tier.unwrap().optional(),
	intent: intent.unwrap().optional(),
	departsAtMs: departsAtMs.unwrap().optional(),
	contacts: contacts.unwrap().optional(),
	lastAgent: lastAgent.unwrap().optional(),
	lastAgentAtMs: lastAgentAtMs.unwrap().optional(),
	requires: Requirement.nullable().optional(),
	excluded: excluded.unwrap().optional(),
	attributes: Attributes
		.transform((it) => Object.fromEntries(Object.entries(it).map(([name, value]) => [name, storable(value)])))
		.optional(),
})
export type FactsPatch = z.infer<typeof FactsPatch>

/** What anybody may say of themselves; the rest takes somebody the company knows. */
export const OPEN_FACTS: readonly string[] = ['intent'] satisfies (keyof FactsPatch)[]
