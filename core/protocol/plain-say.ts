import { TEXT_MAX_CHARS } from '../message.ts'
import type { SayFrame } from './conversation.ts'
import type { z } from 'zod'

const ID = /^[A-Za-z0-9_-]{8,64}$/

/**
 * The frame that makes up nearly all traffic, recognised without the schema: it is a twelfth of a message's cost. Null for
 * everything else and for every doubt; then `SayFrame` decides, which takes whatever this takes and makes the same of it.
 */
export function plainSay(json: unknown): z.infer<typeof SayFrame> | null {
	if (typeof json !== 'object' || json === null) return null
	const { type, id, text, epoch, via, replyTo } = json as Readonly<Record<string, unknown>>
	if (
		type !== 'say' || epoch !== undefined || via !== undefined || replyTo !== undefined || typeof id !== 'string' ||
		typeof text !== 'string'
	) return null
	return ID.test(id) && isPlain(text) ? { type, id, text } : null
}

function isPlain(text: string): boolean {
	return text.length <= TEXT_MAX_CHARS && text.trim() !== '' && !text.includes('\u0000') && text.isWellFormed()
}
