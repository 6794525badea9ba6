/** Where to look for what an agent could serve: under their own abilities, instead of among everything that waits. */
import type { Abilities, Requirement } from './requirement.ts'

/** Filed under this: what may be met by somebody with no ability at all. */
export const ANYWHERE = ''

/** Whoever meets the requirement has at least one of these abilities. Skills before languages: fewer have them. */
export function anchorsOf(requirement: Requirement): readonly string[] {
	return required(requirement) ?? [ANYWHERE]
}

/** Null when nothing in particular is required. */
function required(requirement: Requirement): readonly string[] | null {
	if ('skill' in requirement) return [`skill ${requirement.skill}`]
	if ('language' in requirement) return [`language ${requirement.language}`]
	if ('agents' in requirement) return requirement.agents.map((it) => `agent ${it}`)
	if ('all' in requirement) return rarest(requirement.all.map(required))
	if (!('any' in requirement)) return null
	const parts = requirement.any.map(required)
	return parts.includes(null) ? null : [...new Set(parts.flatMap((it) => it ?? []))]
}

function rarest(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
	const some = parts.filter((it) => it !== null)
	return some.find((it) => it.every((anchor) => !anchor.startsWith('language'))) ?? some[0] ?? null
}

/** All that an agent's abilities could be anchors for. Worked out once for each set of abilities. */
export function anchorsFor(abilities: Abilities): readonly string[] {
	const known = memory.get(abilities)
	if (known) return known
	const skills = Object.keys(abilities.skills).map((it) => `skill ${it}`)
	const languages = Object.keys(abilities.languages).map((it) => `language ${it}`)
	const anchors = [ANYWHERE, `agent ${abilities.agent}`, ...skills, ...languages]
	memory.set(abilities, anchors)
	return anchors
}

const memory = new WeakMap<Abilities, readonly string[]>()
