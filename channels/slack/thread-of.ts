import type { Outgoing } from '../channel.ts'
import { partsOfId } from './message-id.ts'

/** Below which message an answer goes: the one that is answered, or the one the customer last wrote below; undefined for none. */
export function threadOf({ replyTo, thread }: Pick<Outgoing, 'replyTo' | 'thread'>): string | undefined {
	if (replyTo === null || replyTo === thread.message) return thread.ts ?? (replyTo === null ? undefined : tsOf(replyTo))
	return tsOf(replyTo)
}

function tsOf(id: string): string | undefined {
	const { ts } = partsOfId(id)
	return /^\d+\.\d+$/.test(ts) ? ts : undefined
}
