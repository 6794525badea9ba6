/**
 * Agents with room, in a selector's order, and again by each skill and level that has been asked for: whoever is looked for is found
 * among those with the rarest thing asked, so the cost follows the few who fit and not the many who do not.
 */
import { type Abilities, LEVEL_MAX, type Requirement } from './requirement.ts'
import type { SelectorName } from './policy.ts'
import { type Ranked, rankOf, type Selector, selectorOf } from './selector.ts'
import { SortedList } from './sorted-list.ts'

type Ability = { readonly kind: 'skills' | 'languages'; readonly name: string }
type Asked = Ability & { readonly min: number; readonly max: number }

export class FreeIndex {
	readonly #compare: Selector
	readonly #rank: (agent: Ranked) => number
	readonly all: SortedList<Ranked>
	/** By ability, then by level; made when an ability is first asked for. */
	readonly #levels = new Map<string, { readonly of: Ability; readonly lists: readonly SortedList<Ranked>[] }>()

	constructor(selector: SelectorName) {
		this.#compare = selectorOf(selector)
		this.#rank = rankOf(selector)
		this.all = new SortedList(this.#compare, this.#rank)
	}

	add(agent: Ranked): void {
		this.all.add(agent)
		for (const { of, lists } of this.#levels.values()) listFor(lists, of, agent)?.add(agent)
	}

	delete(agent: Ranked): void {
		this.all.delete(agent)
		for (const { of, lists } of this.#levels.values()) listFor(lists, of, agent)?.delete(agent)
	}

	/** Everybody who might meet a requirement, in the selector's order; some may not, and who meets it in two ways can come twice. */
	*among(requirement: Requirement): Iterable<Ranked> {
		const lists = this.#narrow(requirement)
		if (lists === null) yield* this.all
		else if (lists.length === 1) yield* lists[0] as SortedList<Ranked>
		else yield* this.#merged(lists)
	}

	/** The lists to look through: null for all agents. */
	#narrow(requirement: Requirement): readonly SortedList<Ranked>[] | null {
		if ('skill' in requirement) return this.#listsOf({ kind: 'skills', name: requirement.skill, ...rangeOf(requirement) })
		if ('language' in requirement) return this.#listsOf({ kind: 'languages', name: requirement.language, ...rangeOf(requirement) })
		if ('all' in requirement) return smallest(requirement.all.map((it) => this.#narrow(it)))
		if (!('any' in requirement)) return null
		const parts = requirement.any.map((it) => this.#narrow(it))
		return parts.includes(null) ? null : parts.flatMap((it) => it ?? [])
	}

	#listsOf(asked: Asked): readonly SortedList<Ranked>[] {
		const key = `${asked.kind} ${asked.name}`
		const known = this.#levels.get(key) ?? this.#make(key, asked)
		return known.lists.slice(asked.min - 1, asked.max).filter((it) => it.size > 0)
	}

	#make(key: string, { kind, name }: Ability) {
		const lists = Array.from({ length: LEVEL_MAX }, () => new SortedList(this.#compare, this.#rank))
		const made = { of: { kind, name }, lists }
		for (const it of this.all) listFor(lists, made.of, it)?.add(it)
		this.#levels.set(key, made)
		return made
	}

	*#merged(lists: readonly SortedList<Ranked>[]): Iterable<Ranked> {
		const walks = lists.map((it) => it[Symbol.iterator]())
		const heads = walks.map((it) => it.next())
		for (let at = this.#first(heads); at >= 0; at = this.#first(heads)) {
			yield heads[at]?.value as Ranked
			heads[at] = (walks[at] as Iterator<Ranked>).next()
		}
	}

	#first(heads: readonly IteratorResult<Ranked>[]): number {
		let best = -1
		for (let i = 0; i < heads.length; i++) {
			const head = heads[i] as IteratorResult<Ranked>
			if (!head.done && (best < 0 || this.#compare(head.value, heads[best]?.value) < 0)) best = i
		}
		return best
	}
}

function rangeOf({ min = 1, max = LEVEL_MAX }: { min?: number; max?: number }) {
	return { min, max }
}

function listFor(lists: readonly SortedList<Ranked>[], { kind, name }: Ability, { abilities }: { abilities: Abilities }) {
	return Object.hasOwn(abilities[kind], name) ? lists[(abilities[kind][name] as number) - 1] : undefined
}

/** The part that the fewest meet. */
function smallest(parts: readonly (readonly SortedList<Ranked>[] | null)[]): readonly SortedList<Ranked>[] | null {
	let best: readonly SortedList<Ranked>[] | null = null
	for (const it of parts) if (it !== null && (best === null || sizeOf(it) < sizeOf(best))) best = it
	return best
}

function sizeOf(lists: readonly SortedList<Ranked>[]): number {
	return lists.reduce((sum, it) => sum + it.size, 0)
}
