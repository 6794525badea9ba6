/** JSON with the keys of every object in order: the same text for what means the same, whoever has stored it in between. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_, it: unknown) => isRecord(it) ? sorted(it) : it)
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0))
}
