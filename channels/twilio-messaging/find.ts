import type { Found, Outgoing, Search } from '../channel.ts'
import { accountPath, askTwilio, twilioUrl } from '../providers/twilio/rest.ts'
import { type Fields, fieldsOf, idOf, textOf } from '../shared/read.ts'
import { notSearched, searchedFromMs } from '../shared/search.ts'
import { messageForm } from './message-form.ts'

/**
 * Whether a message that nobody answered for has gone out after all. Twilio keeps nothing of ours with it, so it is known by whom it
 * went to, what it says and how recent it is. Not by `DateSent`, which a message that still waits in Twilio's queue does not have.
 */
export async function find(outgoing: Outgoing, search: Search): Promise<Found> {
	const form = messageForm(outgoing)
	if (form === null) return { sent: false }
	const query = new URLSearchParams({ To: outgoing.to, PageSize: '50', ...(outgoing.from === null ? {} : { From: outgoing.from }) })
	const answered = await askTwilio(search, twilioUrl(search, 'api', accountPath(search.credentials, `/Messages.json?${query}`)))
	const { messages } = fieldsOf(answered?.came && answered.status === 200 ? answered.json : null)
	if (!Array.isArray(messages)) return notSearched(answered)
	const found = messages.map(fieldsOf).find((it) => isIt(it, { outgoing, form, search }))
	return found === undefined ? { sent: false } : { sent: true, id: textOf(found.sid) }
}

interface Wanted {
	readonly outgoing: Outgoing
	readonly form: URLSearchParams
	readonly search: Search
}

function isIt(message: Fields, { outgoing, form, search }: Wanted): boolean {
	const body = outgoing.part.kind === 'template' ? outgoing.part.text : form.get('Body') ?? ''
	const hasFile = Number(message.num_media) > 0
	return textOf(message.direction)?.startsWith('outbound') === true && (textOf(message.body) ?? '') === body &&
		hasFile === form.has('MediaUrl') &&
		Date.parse(textOf(message.date_created) ?? '') >= searchedFromMs(search) && !search.isAnother(idOf(message.sid) ?? '')
}
