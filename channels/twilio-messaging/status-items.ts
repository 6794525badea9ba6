import type { Inbound, InboundStatus } from '../channel.ts'
import type { SendProblem } from '../../core/channel/delivery.ts'
import { cleanId } from '../shared/clean.ts'
import { firstOf, type Form } from '../shared/form.ts'
import { sendProblem } from '../shared/outcome.ts'
import { senderOf } from './address.ts'
import { problemOf } from './problems.ts'

/** Of the query of the address a message was sent with: our own id of it. */
export const OURS = 'message'

const STATES: ReadonlyMap<string, InboundStatus['state'] | null> = new Map([
	// It is on its way at Twilio: nothing we do not know.
	['accepted', null],
	['scheduled', null],
	['queued', null],
	['sending', null],
	['sent', 'sent'],
	// Of several recipients some have it.
	['partially_delivered', 'sent'],
	['delivered', 'delivered'],
	['read', 'read'],
	['failed', 'failed'],
	['undelivered', 'failed'],
	['canceled', 'failed'],
])
/** Of an inbound message, which some of Twilio's channels say beside it. */
const INBOUND = new Set(['receiving', 'received'])

/** What a status callback says; null for what is none. */
export function statusItems(form: Form, url: URL): readonly Inbound[] | null {
	const status = cleanId(firstOf(form, 'MessageStatus') ?? firstOf(form, 'SmsStatus'), 40)
	const of = cleanId(firstOf(form, 'MessageSid') ?? firstOf(form, 'SmsSid'), 100)
	if (status === null || of === null || INBOUND.has(status)) return null
	const state = STATES.get(status)
	if (state === null) return []
	const from = senderOf(firstOf(form, 'To'), null)
	const id = `status ${of} ${status}`
	if (state === undefined || from === null) {
		return [{ kind: 'unsupported', id, from: null, what: `status ${status}`, atMs: null }]
	}
	const ours = cleanId(url.searchParams.get(OURS), 200)
	return [{
		kind: 'status',
		id,
		from,
		atMs: null,
		state,
		of,
		...(ours === null ? {} : { ours }),
		...(state === 'failed' ? { problem: whyOf(form) } : {}),
	}]
}

function whyOf(form: Form): SendProblem {
	const code = cleanId(firstOf(form, 'ErrorCode'), 20)
	const detail = firstOf(form, 'ErrorMessage') ?? firstOf(form, 'ChannelStatusMessage')
	return sendProblem(problemOf(code), { providerCode: code, detail })
}
