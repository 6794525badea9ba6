/**
 * What an item asks of an agent (rule R7): skills with levels, languages, named agents, joined by all, any and not. A requirement
 * is data: validated once, compared as text, answered with the leaf that failed.
 */
import { z } from 'zod'

export const LEVEL_MAX = 10

export type Requirement =
	| { readonly skill: string; readonly min?: number; readonly max?: number }
	| { readonly language: string; readonly min?: number }
	| { readonly agents: readonly string[] }
	| { readonly all: readonly Requirement[] }
	| { readonly any: readonly Requirement[] }
	| { readonly not: Requirement }

/** What an agent brings: levels from 1 to `LEVEL_MAX` by skill and by language (`en`, `zh`). */
export interface Abilities {
	readonly agent: string
	readonly skills: Readonly<Record<string, number>>
	readonly languages: Readonly<Record<string, number>>
}

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'small letters, digits and dashes')
const level = z.int().min(1).max(LEVEL_MAX)

const Skill = z.strictObject({ skill: slug, min: level.optional(), max: level.optional() })
	.refine(({ min = 1, max = LEVEL_MAX }) => min <= max, { path: ['min'], message: 'is above max, so nobody could meet it; swap the two' })

export const Requirement: z.ZodType<Requirement> = z.lazy(() =>
	z.union([
		Skill,
		z.strictObject({ language: slug, min: level.optional() }),
		z.strictObject({ agents: z.array(slug).min(1).max(100) }),
		z.strictObject({ all: z.array(Requirement).max(20) }),
		z.strictObject({ any: z.array(Requirement).min(1).max(20) }),
		z.strictObject({ not: Requirement }),
	])
).meta({ id: 'Requirement' })

/** Asks nothing. */
export const ANYBODY: Requirement = { all: [] }

export function meets(abilities: Abilities, requirement: Requirement): boolean {
	if ('skill' in requirement) return isWithin(own(abilities.skills, requirement.skill), requirement)
	if ('language' in requirement) return isWithin(own(abilities.languages, requirement.language), requirement)
	if ('agents' in requirement) return requirement.agents.includes(abilities.agent)
	if ('all' in requirement) return requirement.all.every((it) => meets(abilities, it))
	if ('any' in requirement) return requirement.any.some((it) => meets(abilities, it))
	return !meets(abilities, requirement.not)
}

/** A skill may be called `constructor`: what every object has is no level. */
function own(levels: Readonly<Record<string, number>>, name: string): number | undefined {
	return Object.hasOwn(levels, name) ? levels[name] : undefined
}

function isWithin(has: number | undefined, { min = 1, max = LEVEL_MAX }: { min?: number; max?: number }): boolean {
	return has !== undefined && has >= min && has <= max
}

/** The first part of a requirement that an agent does not meet, for the record of why; null when they meet all of it. */
export function unmet(abilities: Abilities, requirement: Requirement): Requirement | null {
	if (meets(abilities, requirement)) return null
	if (!('all' in requirement)) return requirement
	const failed = requirement.all.find((it) => !meets(abilities, it))
	return failed ? unmet(abilities, failed) : requirement
}

/** Every skill a requirement speaks of, for checking it against those that exist. */
export function skillsIn(requirement: Requirement): readonly string[] {
	if ('skill' in requirement) return [requirement.skill]
	if ('all' in requirement) return requirement.all.flatMap(skillsIn)
	if ('any' in requirement) return requirement.any.flatMap(skillsIn)
	return 'not' in requirement ? skillsIn(requirement.not) : []
}

/** How good an agent is at what is asked: the sum of the levels of the skills and languages named. Selector "best level" goes by it. */
export function levelFor(abilities: Abilities, requirement: Requirement): number {
	if ('skill' in requirement) return own(abilities.skills, requirement.skill) ?? 0
	if ('language' in requirement) return own(abilities.languages, requirement.language) ?? 0
	if ('all' in requirement) return requirement.all.reduce((sum, it) => sum + levelFor(abilities, it), 0)
	if ('any' in requirement) return Math.max(0, ...requirement.any.map((it) => levelFor(abilities, it)))
	return 0
}
