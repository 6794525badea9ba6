import { ID_RANDOM_BYTES, makeId } from '../../core/ids.ts'

/** Randomness is asked for in larger pieces: asking costs more than what is got. */
const pool = new Uint8Array(ID_RANDOM_BYTES * 100)
let used = pool.length

export function newRequestId(): string {
	if (used === pool.length) {
		crypto.getRandomValues(pool)
		used = 0
	}
	used += ID_RANDOM_BYTES
	return makeId('req', Date.now(), pool.subarray(used - ID_RANDOM_BYTES, used))
}
