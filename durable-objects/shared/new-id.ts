import { ID_RANDOM_BYTES, makeId } from '../../core/ids.ts'

/** An id nobody has had: see `makeId`. */
export function newId<Id extends string>(prefix: string, atMs: number): Id {
	return makeId<Id>(prefix, atMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
}
