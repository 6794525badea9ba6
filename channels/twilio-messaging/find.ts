import type { Access, Outgoing } from '../channel.ts'
import { accountPath, askTwilio, twilioUrl } from '../providers/twilio/rest.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { messageForm } from './message-form.ts'

/** A message is looked for soon after; an older one with the same words is another. */
const RECENT_MS = 15 * 60_000

/**
 * Whether a message that nobody answered for has gone out after all. Twilio keeps nothing of ours with it, so it is known by whom it
 * went to, what it says and how recent it is. Not by `DateSent`, which a message that still waits in Twilio's queue does not have.
 */
export async function find(outgoing: Outgoing, access: Access): Promise<{ readonly sent: boolean; readonly id: string | null } | null> {
	const form = messageForm(outgoing)
	if (form === null) return { sent: false, id: null }
	const query = new URLSearchParams({ To: outgoing.to, PageSize: '50', ...(outgoing.from === null ? {} : { From: outgoing.from }) })
	const answered = await askTwilio(access, twilioUrl(access, 'api', accountPath(access.credentials, `/Messages.json?${query}`)))
	if (!answered?.came || answered.status !== 200) return null
	const messages = listOf(fieldsOf(answered.json).messages).map(fieldsOf)
	const found = messages.find((it) => isIt(it, { outgoing, form, nowMs: access.nowMs }))
	return { sent: found !== undefined, id: found === undefined ? null : textOf(found.sid) }
}

interface Wanted {
	readonly outgoing: Outgoing
	readonly form: URLSearchParams
	readonly nowMs: number
}

function isIt(message: Fields, { outgoing, form, nowMs }: Wanted): boolean {
	const body = outgoing.part.kind === 'template' ? outgoing.part.text : form.get('Body') ?? ''
	const createdMs = Date.parse(textOf(message.date_created) ?? '')
	const hasFile = Number(message.num_media) > 0
	return textOf(message.direction)?.startsWith('outbound') === true && (textOf(message.body) ?? '') === body &&
		hasFile === form.has('MediaUrl') &&
		createdMs > nowMs - RECENT_MS
}
