import type { Found, Outgoing, Search } from '../channel.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { searchedFromMs } from '../shared/search.ts'
import { call } from './call.ts'
import { MARK } from './mark.ts'
import { messageIdOf } from './message-id.ts'
import { threadOf } from './thread-of.ts'

/** Whether a message has come through though nobody said so: ours carry our own id; a file is known by its name and whose it is. */
export async function find(outgoing: Outgoing, search: Search): Promise<Found> {
	const ts = threadOf(outgoing)
	const oldest = (searchedFromMs(search) / 1000).toFixed(6)
	const fields = { channel: outgoing.to, oldest, limit: '30', include_all_metadata: 'true' }
	const called = ts === undefined
		? await call('conversations.history', fields, search)
		: await call('conversations.replies', { ...fields, ts }, search)
	// Who may not read there is not told later either.
	if (!called.ok) return called.sent.outcome === 'final' ? 'never' : 'later'
	const found = listOf(called.result.messages).map(fieldsOf).find((it) => isIt(it, { outgoing, search }))
	return found === undefined ? { sent: false } : { sent: true, id: messageIdOf(outgoing.to, textOf(found.ts)) }
}

function isIt(message: Fields, { outgoing: { id, to, part }, search }: { readonly outgoing: Outgoing; readonly search: Search }): boolean {
	if (part.kind === 'file') {
		const isOurs = textOf(message.bot_id) !== null && listOf(message.files).some((it) => fieldsOf(it).title === part.file.name)
		return isOurs && !search.isAnother(messageIdOf(to, textOf(message.ts)) ?? '')
	}
	const { event_type: type, event_payload: payload } = fieldsOf(message.metadata)
	return type === MARK && fieldsOf(payload).id === id
}
