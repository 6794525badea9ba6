/**
 * Requirements as logic. Whether an agent meets one depends on a few things, each with finitely many values: their level of a
 * skill or language (0 for none), and who they are (one of those named, or somebody else). So what can be said of one thing is the
 * set of its values that will do, and a requirement is such sets joined by all and any; `not` is pushed down to them.
 */
import { LEVEL_MAX, type Requirement } from '../routing/requirement.ts'

export type Value = number | string

export type Formula = Literal | { readonly all: readonly Formula[] } | { readonly any: readonly Formula[] }

export interface Literal {
	/** In words: `level of skill "visa"`. */
	readonly of: string
	readonly allowed: ReadonlySet<Value>
}

/** Stands for everybody whom no requirement names. */
const SOMEBODY_ELSE = ''
const LEVELS: readonly number[] = Array.from({ length: LEVEL_MAX + 1 }, (_, level) => level)

/** Of whom requirements speak by name: the values that "who they are" can have. */
export function namesIn(requirements: readonly Requirement[]): ReadonlySet<Value> {
	return new Set<Value>([SOMEBODY_ELSE, ...requirements.flatMap(namesOf)])
}

function namesOf(requirement: Requirement): readonly string[] {
	if ('agents' in requirement) return requirement.agents
	if ('all' in requirement) return requirement.all.flatMap(namesOf)
	if ('any' in requirement) return requirement.any.flatMap(namesOf)
	return 'not' in requirement ? namesOf(requirement.not) : []
}

/** `negate` for the opposite. `names` must hold all that are named in what it is joined with. */
export function formulaOf(requirement: Requirement, { names, negate = false }: { names: ReadonlySet<Value>; negate?: boolean }): Formula {
	if ('not' in requirement) return formulaOf(requirement.not, { names, negate: !negate })
	if ('all' in requirement) return join(negate ? 'any' : 'all', requirement.all.map((it) => formulaOf(it, { names, negate })))
	if ('any' in requirement) return join(negate ? 'all' : 'any', requirement.any.map((it) => formulaOf(it, { names, negate })))
	return literalOf(requirement, { names, negate })
}

type Leaf = Exclude<Requirement, { all: unknown } | { any: unknown } | { not: unknown }>

function literalOf(leaf: Leaf, { names, negate }: { names: ReadonlySet<Value>; negate: boolean }): Literal {
	if ('agents' in leaf) return { of: 'agent', allowed: valuesThat([...names], (it) => leaf.agents.includes(String(it)) !== negate) }
	const [of, max] = 'skill' in leaf ? [`level of skill "${leaf.skill}"`, leaf.max] : [`level of language "${leaf.language}"`, LEVEL_MAX]
	const { min = 1 } = leaf
	return { of, allowed: valuesThat(LEVELS, (it) => (it >= min && it <= (max ?? LEVEL_MAX)) !== negate) }
}

function valuesThat<Kind extends Value>(values: readonly Kind[], fits: (value: Kind) => boolean): ReadonlySet<Value> {
	return new Set<Value>(values.filter(fits))
}

/** Alternatives that speak of one thing are one set of its values. */
function join(how: 'all' | 'any', parts: readonly Formula[]): Formula {
	if (how === 'all') return { all: parts }
	const united = new Map<string, Set<Value>>()
	const others: Formula[] = []
	for (const part of parts) {
		if ('of' in part) united.set(part.of, new Set([...united.get(part.of) ?? [], ...part.allowed]))
		else others.push(part)
	}
	const any = [...[...united].map(([of, allowed]) => ({ of, allowed })), ...others]
	return any.length === 1 ? any[0] as Formula : { any }
}
