/** Real ids of Meta's are only digits. `0` is what its dashboard sends to try an address. */
const REAL_ID = /^[1-9]\d{4,}$/

/**
 * Whether something is about the number or the page an inbox was made for. One app has one address for all of them, and what is for
 * another is not ours to answer. Where the two cannot be compared, it is taken.
 */
export function isOurs(id: string | null, known: string | undefined): boolean {
	const ours = known?.trim() ?? ''
	return id === null || !REAL_ID.test(id) || !REAL_ID.test(ours) || id === ours
}
