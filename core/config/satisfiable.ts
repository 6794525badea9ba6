/**
 * Whether anybody could ever meet requirements, whatever their skills. Only what is proved is said: the search has a budget, and
 * beyond it a requirement counts as one that can be met.
 */
import type { Requirement } from '../routing/requirement.ts'
import { type Formula, formulaOf, namesIn, type Value } from './formula.ts'

/** Why nobody can meet them; `of` is what contradicts itself, null when it takes several things together. */
export interface Contradiction {
	readonly of: string | null
}

/** Forks of the search. Policies that people write take a handful. */
const FORKS_MAX = 500

/** Null when somebody could meet all of them, or when that is not known. */
export function contradictionIn(requirements: readonly Requirement[]): Contradiction | null {
	const names = namesIn(requirements)
	return contradictionOf(requirements.map((it) => formulaOf(it, { names })))
}

/** Whether everybody who meets all of `given` is known to meet one of `by`. */
export function covers({ given, by }: { given: readonly Requirement[]; by: readonly Requirement[] }): boolean {
	const names = namesIn([...given, ...by])
	const parts = [...given.map((it) => formulaOf(it, { names })), ...by.map((it) => formulaOf(it, { names, negate: true }))]
	return contradictionOf(parts) !== null
}

function contradictionOf(parts: readonly Formula[]): Contradiction | null {
	const found = narrow({ known: new Map(), open: parts })
	if ('of' in found) return found
	return canHold(found, { forks: FORKS_MAX }) ? null : { of: null }
}

/** What is left of each thing's values, and the alternatives not yet decided. */
interface Search {
	readonly known: Map<string, ReadonlySet<Value>>
	readonly open: readonly Formula[]
}

/** Takes one alternative after the other until one works out. */
function canHold({ known, open }: Search, budget: { forks: number }): boolean {
	const fork = shortest(open)
	if (!fork) return true
	const others = open.filter((it) => it !== fork)
	return fork.any.some((option) => {
		if (budget.forks-- <= 0) return true
		const next = narrow({ known: new Map(known), open: [option, ...others] })
		return !('of' in next) && canHold(next, budget)
	})
}

/** Takes in all that must hold, until nothing new follows. What is left in `open` are alternatives of two or more. */
function narrow({ known, open }: Search): Search | Contradiction {
	const forks: Formula[] = []
	const todo = [...open]
	for (let part = todo.pop(); part; part = todo.pop()) {
		if ('all' in part) todo.push(...part.all)
		else if ('any' in part) forks.push(part)
		else if (!restrict(known, part)) return { of: part.of }
	}
	const left = forks.map((it) => prune(it, known)).filter((it) => it !== null)
	if (left.some((it) => 'any' in it && it.any.length === 0)) return { of: null }
	return left.every((it) => 'any' in it) ? { known, open: left } : narrow({ known, open: left })
}

function restrict(known: Search['known'], { of, allowed }: Extract<Formula, { of: string }>): boolean {
	const before = known.get(of)
	const after = before ? new Set([...before].filter((it) => allowed.has(it))) : allowed
	known.set(of, after)
	return after.size > 0
}

/** Alternatives without those that cannot hold any more; null when one of them holds already. */
function prune(fork: Formula, known: Search['known']): Formula | null {
	if (!('any' in fork)) return fork
	const left = fork.any.filter((it) => !('of' in it) || overlap(it, known) !== 'none')
	if (left.some((it) => 'of' in it && overlap(it, known) === 'all')) return null
	return left.length === 1 ? left[0] as Formula : { any: left }
}

function overlap({ of, allowed }: Extract<Formula, { of: string }>, known: Search['known']): 'all' | 'some' | 'none' {
	const values = known.get(of)
	if (!values) return allowed.size === 0 ? 'none' : 'some'
	const common = [...values].filter((it) => allowed.has(it)).length
	return common === 0 ? 'none' : common === values.size ? 'all' : 'some'
}

function shortest(open: readonly Formula[]): { readonly any: readonly Formula[] } | undefined {
	const forks = open.filter((it) => 'any' in it)
	return forks.sort((a, b) => a.any.length - b.any.length)[0]
}
