/**
 * A webhook of Messenger's or Instagram's: entries of events, each between a person and the page.
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events
 */
import type { Inbound, Sender, Translated } from '../../../channel.ts'
import { cleanId } from '../../../shared/clean.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from '../../../shared/read.ts'
import { readEntries, unheard } from '../envelope.ts'
import { timeOf } from '../time.ts'
import { eventsOf } from './events.ts'
import { nameOf } from './name-of.ts'

export interface About {
	/** `page` or `instagram`. */
	readonly object: string
}

/** Fields of a change that carry the same events, as Meta's dashboard does when it tries an address. */
const MESSAGING = /^(?:messages|messaging_\w+|message_\w+|standby)$/

export function translateMessaging(content: Uint8Array, { object }: About): Translated {
	return readEntries(content, {
		object,
		read(entry) {
			const id = idOf(entry.id)
			const page = { id, atMs: timeOf(entry.time) }
			return [
				...listOf(entry.messaging).map(fieldsOf).flatMap((event) => between(event, page)),
				// Another app has the thread: it answers, and we would speak over it.
				...listOf(entry.standby).map((event) => unheard('standby', event)),
				...listOf(entry.changes).map(fieldsOf).flatMap((change) => changed(change, page)),
			]
		},
	})
}

interface Page {
	readonly id: string | null
	readonly atMs: number | null
}

function changed(change: Fields, page: Page): readonly Inbound[] {
	const field = textOf(change.field) ?? 'change'
	const value = fieldsOf(change.value)
	if (field === 'standby' || !MESSAGING.test(field) || idOf(fieldsOf(value.sender).id) === null) return [unheard(field, change)]
	return between(value, page)
}

/** Our own messages come back as if we were the customer; then the customer is who they went to. */
function between(event: Fields, page: Page): readonly Inbound[] {
	const { is_echo, is_self } = fieldsOf(event.message)
	const [sender, recipient] = [personOf(event.sender), personOf(event.recipient)]
	const isEcho = is_echo === true || is_self === true || (sender !== null && sender === page.id)
	const address = isEcho ? recipient : sender
	if (address === null) return [unheard(nameOf(event), event)]
	const from: Sender = { address, name: null, label: null, language: null }
	return eventsOf(event, { from, isEcho, atMs: timeOf(event.timestamp) ?? page.atMs })
}

function personOf(value: unknown): string | null {
	return cleanId(idOf(fieldsOf(value).id))
}
