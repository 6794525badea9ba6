import { field } from './field.ts'
import type { PushPayload } from './types.ts'

/** What a push of ours says; null for anybody else's. Some services turn numbers into text, and some wrap it in `data`. */
export function pushPayloadOf(payload: unknown): PushPayload | null {
	const said = field(payload, 'type') === 'push' ? payload : field(payload, 'data')
	const [conversation, messageId, preview] = ['conversation', 'messageId', 'preview'].map((it) => field(said, it))
	if (
		field(said, 'type') !== 'push' || typeof conversation !== 'string' ||
		typeof messageId !== 'string'
	) return null
	const unread = Number(field(said, 'unread'))
	return { conversation, messageId, unread: Number.isSafeInteger(unread) ? unread : 0, preview: typeof preview === 'string' ? preview : '' }
}
