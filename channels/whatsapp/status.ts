/** How far a message of ours has come: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status */
import type { Inbound, InboundStatus, Sender } from '../channel.ts'
import { graphErrorOf } from '../providers/meta/graph-error.ts'
import { problemFrom } from '../providers/meta/outcome.ts'
import { timeOf } from '../providers/meta/time.ts'
import { sendProblem } from '../shared/outcome.ts'
import { type Fields, listOf, textOf } from '../shared/read.ts'
import { verdictOf } from './verdict.ts'

const states = new Map<string, InboundStatus['state']>([
	['sent', 'sent'],
	['delivered', 'delivered'],
	['read', 'read'],
	// A voice message that was listened to.
	['played', 'read'],
	['failed', 'failed'],
])

/** Our own ids, as `Outgoing.id` has them: anything else was sent by somebody else. */
const OURS = /^[\w.-]{1,80}$/

/** `of` is the message's id. */
export function statusOf(status: Fields, { of, from }: { readonly of: string; readonly from: Sender }): Inbound {
	const word = textOf(status.status) ?? 'status'
	const atMs = timeOf(status.timestamp)
	const state = states.get(word)
	if (state === undefined) {
		return { kind: 'unsupported', id: `status ${of} ${word.slice(0, 40)}`, from: null, atMs, what: `status ${word.slice(0, 40)}` }
	}
	const ours = textOf(status.biz_opaque_callback_data)
	return {
		kind: 'status',
		id: `status ${of} ${word}`,
		from,
		atMs,
		state,
		of,
		...(ours !== null && OURS.test(ours) && { ours }),
		...(state === 'failed' && { problem: problemOf(status) }),
	}
}

function problemOf({ errors }: Fields) {
	const error = graphErrorOf(listOf(errors)[0])
	return error === null ? sendProblem('other') : problemFrom(error, verdictOf)
}
