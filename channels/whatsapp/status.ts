/** How far a message of ours has come: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status */
import type { Inbound, InboundStatus, Sender } from '../channel.ts'
import { graphErrorOf } from '../providers/meta/graph-error.ts'
import { problemFrom } from '../providers/meta/outcome.ts'
import { timeOf } from '../providers/meta/time.ts'
import { cleanText } from '../shared/clean.ts'
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
	const word = cleanText(textOf(status.status) ?? 'unknown', 40)
	const base = { id: `status ${of} ${word}`, atMs: timeOf(status.timestamp) }
	const state = states.get(word)
	if (state === undefined) return { kind: 'unsupported', ...base, from: null, what: `status ${word}` }
	const ours = textOf(status.biz_opaque_callback_data)
	return {
		kind: 'status',
		...base,
		from,
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
