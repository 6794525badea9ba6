/** An item as it is stored: only what differs from most, so that a line of thousands is read in a moment. */
import { type Facts, plainFacts } from '../../core/routing/facts.ts'
import type { Item } from '../../core/routing/item.ts'

/** How most items stand. A field that is not stored is as here. */
const USUAL = {
	placement: 1,
	epoch: 0,
	target: null,
	contact: null,
	boostMs: 0,
	callback: null,
	stage: 'waiting',
	byHandMs: 0,
	boosts: [],
	step: 0,
	skipped: [],
	agents: [],
	expiresAtMs: null,
	leaseUntilMs: null,
	why: '',
	by: null,
	force: false,
	targetUntilMs: 0,
	sticky: null,
	coolDowns: [],
	hold: null,
	owes: null,
	owesAtMs: 0,
} as const satisfies Partial<Item>

export interface ItemRow {
	/** JSON; empty for a customer nothing is known of. Many share one. */
	readonly facts: string
	readonly body: string
}

export function itemRowOf({ facts, ...item }: Item): ItemRow {
	const unusual = Object.entries(item).filter(([key, value]) => !isUsual(key, value))
	return { facts: facts === plainFacts ? '' : JSON.stringify(facts), body: JSON.stringify(Object.fromEntries(unusual)) }
}

function isUsual(key: string, value: unknown): boolean {
	if (!(key in USUAL)) return false
	const usual = USUAL[key as keyof typeof USUAL]
	return value === usual || (Array.isArray(usual) && Array.isArray(value) && value.length === 0)
}

/** Facts that are alike are the same object: parsed once, kept once. */
export class ItemReader {
	readonly #known = new Map<string, Facts>([['', plainFacts]])

	read({ facts, body }: ItemRow): Item {
		return { ...USUAL, ...JSON.parse(body) as Omit<Item, 'facts'>, facts: this.#facts(facts) }
	}

	#facts(text: string): Facts {
		const known = this.#known.get(text)
		if (known) return known
		const facts = JSON.parse(text) as Facts
		this.#known.set(text, facts)
		return facts
	}
}
