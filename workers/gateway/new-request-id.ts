import { ID_RANDOM_BYTES, makeId } from '../../core/ids.ts'

export function newRequestId(): string {
	return makeId('req', Date.now(), crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
}
