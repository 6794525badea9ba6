import type { Access, Outgoing } from '../channel.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { call } from './call.ts'
import { messageIdOf } from './message-id.ts'
import { MARK } from './mark.ts'
import { threadOf } from './thread-of.ts'

/** A message is looked for soon after; nothing older can be it. */
const RECENT_MS = 15 * 60_000

/** Whether a message has come through though nobody said so: ours carry our own id; a file is known by its name and whose it is. */
export async function find(outgoing: Outgoing, access: Access): Promise<{ readonly sent: boolean; readonly id: string | null } | null> {
	const ts = threadOf(outgoing)
	const oldest = ((access.nowMs - RECENT_MS) / 1000).toFixed(6)
	const fields = { channel: outgoing.to, oldest, limit: '30', include_all_metadata: 'true' }
	const called = ts === undefined
		? await call('conversations.history', fields, access)
		: await call('conversations.replies', { ...fields, ts }, access)
	if (!called.ok) return null
	const found = listOf(called.result.messages).map(fieldsOf).find((it) => isIt(it, outgoing))
	return { sent: found !== undefined, id: found === undefined ? null : messageIdOf(outgoing.to, textOf(found.ts)) }
}

function isIt(message: Fields, { id, part }: Outgoing): boolean {
	if (part.kind === 'file') {
		return textOf(message.bot_id) !== null && listOf(message.files).some((it) => fieldsOf(it).title === part.file.name)
	}
	const { event_type: type, event_payload: payload } = fieldsOf(message.metadata)
	return type === MARK && fieldsOf(payload).id === id
}
