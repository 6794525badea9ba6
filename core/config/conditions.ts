/** What can be said of a rule's condition without knowing any item. */
import type { Condition } from '../routing/policy.ts'

/** Whether `b` is known to hold whenever `a` does. */
export function implies(a: Condition, b: Condition): boolean {
	return isWithin(a.media, b.media) && isWithin(a.language, b.language) && isWithin(a.tier, b.tier) && isWithin(a.intent, b.intent) &&
		atMost(a.departsWithinMs, b.departsWithinMs) && atLeast(a.contactsMin, b.contactsMin) &&
		(!b.attribute || (a.attribute?.name === b.attribute.name && a.attribute.is === b.attribute.is))
}

/** A condition that does not ask is met by everything. */
function isWithin(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
	return b === undefined || (a !== undefined && a.every((it) => b.includes(it)))
}

function atMost(a: number | undefined, b: number | undefined): boolean {
	return b === undefined || (a !== undefined && a <= b)
}

function atLeast(a: number | undefined, b: number | undefined): boolean {
	return b === undefined || (a !== undefined && a >= b)
}
