const SINCE_MS = Date.UTC(2026, 0, 1)
const COUNTED_IN_MS = 100
/** Some providers count in 32 bits. */
const MAX = 2 ** 31

/**
 * Where counting begins in this start, so that no id of an earlier one comes again: Patchbay remembers what a stand-in forgets. Room for ten
 * ids a second, for as long as it runs.
 */
export function freshNumber(nowMs: number = Date.now()): number {
	return Math.floor((nowMs - SINCE_MS) / COUNTED_IN_MS) % MAX
}
