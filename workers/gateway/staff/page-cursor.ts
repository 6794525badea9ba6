import { z } from 'zod'
import { fromBase64Url, toBase64Url } from '../../../durable-objects/shared/base64url.ts'

/** Where a page of the staff list ended. */
export interface Place {
	readonly name: string
	readonly id: string
}

const Spelled = z.tuple([z.string(), z.string()])

/** Opaque to clients: they pass it on as it is. */
export function writePlace({ name, id }: Place): string {
	return toBase64Url(new TextEncoder().encode(JSON.stringify([name, id])))
}

/** Null for what is no cursor of ours. */
export function readPlace(cursor: string): Place | null {
	const bytes = fromBase64Url(cursor)
	try {
		const [name, id] = Spelled.parse(JSON.parse(new TextDecoder().decode(bytes ?? undefined)))
		return { name, id }
	} catch {
		return null
	}
}
