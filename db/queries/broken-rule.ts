/** The name of the constraint a write would have broken; null when that is not what went wrong. */
export function brokenRule(thrown: unknown): string | null {
	if (!(thrown instanceof Error)) return null
	if ('constraint' in thrown && typeof thrown.constraint === 'string') return thrown.constraint
	return thrown.cause === undefined ? null : brokenRule(thrown.cause)
}
