import type { Inbound, Sender } from '../channel.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { sendProblem } from '../shared/outcome.ts'
import { type Fields, fieldsOf, numberOf, textOf } from '../shared/read.ts'
import { failures } from './api.ts'
import { contentOf } from './content.ts'

/** Who has made an entry of the list. */
const CUSTOMER = 3
const SYSTEM = 4
const COLLEAGUE = 5
const YEAR_3000_SECONDS = 32_503_680_000

/** What one entry of `msg_list` is; nothing when it has no id. */
export function syncedItems(entry: unknown): readonly Inbound[] {
	const fields = fieldsOf(entry)
	const id = cleanId(textOf(fields.msgid), 100)
	if (id === null) return []
	const known: Known = { id, fields, atMs: whenOf(fields), what: cleanText(textOf(fields.msgtype) ?? 'nothing', 100) }
	if (fields.msgtype === 'event' || fields.origin === SYSTEM) return [eventItem(known)]
	return [messageItem(known)]
}

interface Known {
	readonly id: string
	readonly fields: Fields
	readonly atMs: number | null
	readonly what: string
}

function messageItem({ id, fields, atMs, what }: Known): Inbound {
	const from = senderOf(fields)
	const content = contentOf(fields)
	if (from === null || content === null) return { kind: 'unsupported', id, from: fields.origin === CUSTOMER ? from : null, atMs, what }
	const account = cleanId(textOf(fields.open_kfid), 200)
	if (fields.origin === CUSTOMER) return { kind: 'message', id, from, atMs, content, ...(account === null ? {} : { to: account }) }
	// A colleague has answered in WeCom itself. Messages of ours are not in the list.
	if (fields.origin === COLLEAGUE) return { kind: 'event', event: 'echo', id: `echo ${id}`, from, atMs, of: id, content }
	return { kind: 'unsupported', id, from: null, atMs, what }
}

/** Only what a customer has done has a sender: that somebody came or went at the other end is no word of theirs. */
function eventItem({ id, fields, atMs, what }: Known): Inbound {
	const event = fieldsOf(fields.event)
	const name = cleanText(textOf(event.event_type) ?? what, 100)
	const from = senderOf(event) ?? senderOf(fields)
	const recalled = cleanId(textOf(event.recall_msgid), 100)
	const failed = cleanId(textOf(event.fail_msgid), 100)
	if (name === 'user_recall_msg' && from !== null && recalled !== null) {
		return { kind: 'event', event: 'delete', id: `delete ${recalled}`, from, atMs, of: recalled }
	}
	if (name === 'msg_send_fail' && from !== null && failed !== null) {
		return { kind: 'status', id: `status ${failed} failed`, from, atMs, state: 'failed', of: failed, problem: failureOf(event) }
	}
	return { kind: 'unsupported', id: `event ${id}`, from: KNOWN_EVENTS.has(name) ? null : from, atMs, what: name }
}

/**
 * To have opened a session lets nobody write to the customer, so it is no `follow`: the window opens with what they say.
 */
const KNOWN_EVENTS = new Set([
	'enter_session',
	'servicer_status_change',
	'session_status_change',
	'servicer_recall_msg',
	'reject_customer_msg_switch_change',
	'user_recall_msg',
	'msg_send_fail',
])

function failureOf(event: Fields): ReturnType<typeof sendProblem> {
	const type = numberOf(event.fail_type)
	return sendProblem(failures[type ?? 0]?.code ?? 'other', { providerCode: type === null ? null : `fail_type ${type}` })
}

function senderOf(fields: Fields): Sender | null {
	const address = cleanId(textOf(fields.external_userid))
	return address === null ? null : { address, name: null, label: null, language: null }
}

function whenOf({ send_time }: Fields): number | null {
	const seconds = numberOf(send_time)
	return seconds !== null && seconds > 0 && seconds < YEAR_3000_SECONDS ? Math.floor(seconds) * 1000 : null
}
