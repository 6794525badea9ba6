import type { Inbound, Sender, Translated } from '../channel.ts'
import { refuse } from '../../core/problem.ts'
import { cleanId } from '../shared/clean.ts'
import { readJson } from '../shared/json.ts'
import { type Fields, fieldsOf, isFields, numberOf, textOf } from '../shared/read.ts'
import { whenOf } from '../shared/when.ts'
import { choiceOf } from './choice-data.ts'
import { contentOf, placeInSet } from './message-content.ts'

/** One post brings any number of events, none when the address is tried from LINE's console. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	const { events } = fieldsOf(readJson(content))
	if (!Array.isArray(events)) return refuse('body-invalid', { detail: 'There are no events in it' })
	return { ok: true, items: events.filter(isFields).map((event, i) => itemOf(event, i)) }
}

/** What is no word to the company: it would open conversations nobody has begun. Kept without whom it is about. */
const ASIDE = new Set([
	'accountLink',
	'activated',
	'beacon',
	'botResumed',
	'botSuspended',
	'deactivated',
	'delivery',
	'memberJoined',
	'memberLeft',
	'membership',
	'module',
	'videoPlayComplete',
])

/** What every item has. `order`: of what has the same time, the place in the post. */
interface Base {
	readonly id: string
	readonly from: Sender
	readonly atMs: number | null
	readonly order: number
}

function itemOf(event: Fields, place: number): Inbound {
	const type = cleanId(textOf(event.type), 60) ?? 'event'
	const from = senderOf(fieldsOf(event.source))
	const atMs = whenOf(numberOf(event.timestamp))
	const id = eventId(event, { type, from })
	if (from === null || ASIDE.has(type)) return { kind: 'unsupported', id, from: null, what: type, atMs }
	const base: Base = { id, from, atMs, order: place }
	return knownItem(event, base) ?? { ...base, kind: 'unsupported', what: whatOf(event, type), ...messageId(event) }
}

function knownItem(event: Fields, base: Base): Inbound | null {
	switch (event.type) {
		case 'message':
			return messageItem(fieldsOf(event.message), base)
		case 'messageEdited':
			return editItem(fieldsOf(event.message), base)
		case 'unsend': {
			const of = cleanId(textOf(fieldsOf(event.unsend).messageId), 100)
			return of === null ? null : { ...base, kind: 'event', event: 'delete', of }
		}
		case 'postback':
			return postbackItem(fieldsOf(event.postback), base)
		// A group that takes us in or puts us out lets us write, or no longer does, as one person does.
		case 'follow':
		case 'join':
			return { ...base, kind: 'event', event: 'follow' }
		case 'unfollow':
		case 'leave':
			return { ...base, kind: 'event', event: 'unfollow' }
		default:
			return null
	}
}

function messageItem(message: Fields, base: Base): Inbound | null {
	const id = cleanId(textOf(message.id), 100)
	const content = contentOf(message)
	if (id === null || content === null) return null
	const replyTo = cleanId(textOf(message.quotedMessageId), 100)
	const order = placeInSet(message) ?? base.order
	return { ...base, kind: 'message', id, order, content, thread: threadOf(message, id), ...(replyTo === null ? {} : { replyTo }) }
}

/** What an answer and a sign have to name it by, besides its id. */
function threadOf(message: Fields, id: string): Readonly<Record<string, string>> {
	const quote = cleanId(textOf(message.quoteToken), 1_000)
	const read = cleanId(textOf(message.markAsReadToken), 1_000)
	return { message: id, ...(quote === null ? {} : { quote }), ...(read === null ? {} : { read }) }
}

function editItem(message: Fields, base: Base): Inbound | null {
	const of = cleanId(textOf(message.id), 100)
	const content = contentOf(message)
	return of === null || content === null ? null : { ...base, kind: 'event', event: 'edit', of, content }
}

function postbackItem(postback: Fields, base: Base): Inbound | null {
	const data = textOf(postback.data)
	if (data === null) return null
	const { id, title } = choiceOf(data)
	const { date, time, datetime } = fieldsOf(postback.params)
	// A day or an hour that was picked says more than the button that asked for it.
	const picked = cleanId(textOf(datetime) ?? textOf(date) ?? textOf(time), 60)
	return { ...base, kind: 'message', content: { kind: 'choice', text: picked ?? title, option: id } }
}

/** Whom an answer goes to: a group is one customer, whoever of it writes. */
function senderOf({ userId, groupId, roomId }: Fields): Sender | null {
	const address = cleanId(textOf(groupId) ?? textOf(roomId) ?? textOf(userId))
	return address === null ? null : { address, name: null, label: null, language: null }
}

/** Of anything but a message. LINE's own id of it is in every event of today; what is left was written before there was one. */
function eventId(event: Fields, { type, from }: { readonly type: string; readonly from: Sender | null }): string {
	const id = cleanId(textOf(event.webhookEventId), 100)
	return `${type} ${id ?? `${from?.address ?? 'nobody'} ${numberOf(event.timestamp) ?? ''}`}`
}

/** A message of a kind nobody knows still has the id it is called by. */
function messageId(event: Fields): { readonly id: string } | Record<never, never> {
	const id = event.type === 'message' ? cleanId(textOf(fieldsOf(event.message).id), 100) : null
	return id === null ? {} : { id }
}

function whatOf(event: Fields, type: string): string {
	return type === 'message' ? `message ${cleanId(textOf(fieldsOf(event.message).type), 60) ?? ''}`.trim() : type
}
