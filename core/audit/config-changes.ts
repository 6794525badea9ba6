/** What a configuration says otherwise than the one before, in the few words that the record has room for. */

export interface ConfigChange {
	/** Path of the part, its items by their ids: `queues.support.offerMs`. */
	readonly what: string
	readonly is?: 'added' | 'removed'
	/** Of what is one number, word or short text; absent for what is more. */
	readonly before?: Plain
	readonly after?: Plain
}

type Plain = string | number | boolean | null

export interface ConfigChanges {
	readonly list: readonly ConfigChange[]
	/** How many others there are. */
	readonly more: number
}

const LISTED_MAX = 40
const TEXT_MAX_CHARS = 60
const PATH_MAX_CHARS = 120

export function configChanges(before: unknown, after: unknown): ConfigChanges {
	const all = changesIn('', before, after)
	return {
		list: all.slice(0, LISTED_MAX).map((it) => ({ ...it, what: it.what.slice(0, PATH_MAX_CHARS) })),
		more: Math.max(0, all.length - LISTED_MAX),
	}
}

function changesIn(what: string, before: unknown, after: unknown): ConfigChange[] {
	if (JSON.stringify(before) === JSON.stringify(after)) return []
	if (before === undefined) return [{ what, is: 'added' }]
	if (after === undefined) return [{ what, is: 'removed' }]
	const [old, now] = [membersOf(before), membersOf(after)]
	if (!old || !now) return [{ what, ...isPlain(before) && isPlain(after) && { before: short(before), after: short(after) } }]
	const names = new Set([...old.keys(), ...now.keys()])
	const found = [...names].flatMap((name) => changesIn(what === '' ? name : `${what}.${name}`, old.get(name), now.get(name)))
	// The same items in another order.
	return found.length > 0 ? found : [{ what }]
}

/** The fields of an object, or the items of a list by their ids; null for whatever is neither. */
function membersOf(value: unknown): Map<string, unknown> | null {
	if (typeof value !== 'object' || value === null) return null
	if (!Array.isArray(value)) return new Map(Object.entries(value))
	const named = value.filter((it): it is { id: string } => typeof it === 'object' && it !== null && 'id' in it && typeof it.id === 'string')
	return named.length === value.length ? new Map(named.map((it) => [it.id, it])) : null
}

function isPlain(value: unknown): value is Plain {
	return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function short(value: Plain): Plain {
	return typeof value === 'string' && value.length > TEXT_MAX_CHARS ? `${value.slice(0, TEXT_MAX_CHARS).toWellFormed()}…` : value
}
