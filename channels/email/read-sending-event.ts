/**
 * What Cloudflare Email Sending tells of a mail of ours, by a queue
 * (https://developers.cloudflare.com/email-service/platform/event-subscriptions/): the bounces of its sending go to itself, and not to
 * the inbox.
 */
import type { SendProblem } from '../../core/channel/delivery.ts'
import type { InboundStatus } from '../channel.ts'
import { sendProblem } from '../shared/outcome.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { canonicalAddress } from './mail-address.ts'
import { messageIdIn } from './message-id.ts'
import { codeOf } from './read-report.ts'

const KIND = /^cf\.email\.sending\.message\.([a-z_]{1,40})$/

export interface SendingEvent {
	/** The address of ours it went out from. */
	readonly sender: string
	readonly status: InboundStatus
}

/** Null for what says nothing new: that it is late, that it is spam to somebody, or what is not known yet. */
export function readSendingEvent(body: unknown): SendingEvent | null {
	const { type, payload, metadata } = fieldsOf(body)
	const event = fieldsOf(payload)
	const kind = KIND.exec(textOf(type) ?? '')?.[1]
	const [sender, address] = [canonicalAddress(textOf(event.sender)), canonicalAddress(textOf(event.recipient))]
	const [id, of] = [textOf(event.eventId), sentAs(textOf(event.messageId))]
	const state = kind === 'delivered' ? 'delivered' : kind === 'bounced' || kind === 'failed' || kind === 'rejected' ? 'failed' : null
	if (state === null || sender === null || address === null || id === null || of === null) return null
	const atMs = Date.parse(textOf(fieldsOf(metadata).eventTimestamp) ?? '')
	return {
		sender,
		status: {
			kind: 'status',
			id: `event ${id.slice(0, 200)}`,
			from: { address, name: null, label: null, language: null },
			atMs: Number.isNaN(atMs) ? null : atMs,
			state,
			of,
			...(state === 'failed' && { problem: problemOf(event) }),
		},
	}
}

/** What a mail is called by whoever sent it: a Message-ID, or a name of the service's own. */
export function sentAs(messageId: string | null): string | null {
	return messageIdIn(messageId) ?? (messageId?.replace(/[<>\s]/g, '').slice(0, 400) || null)
}

function problemOf(event: Readonly<Record<string, unknown>>): SendProblem {
	const [delivery, bounce, rejection, failure] = [event.delivery, event.bounce, event.rejection, event.failure].map(fieldsOf)
	const status = textOf(delivery?.smtpEnhancedStatusCode)
	const detail = textOf(bounce?.reason) ?? textOf(rejection?.detail) ?? textOf(delivery?.smtpResponse) ?? textOf(failure?.reason)
	const why = textOf(rejection?.reason)
	const code = why === 'suppressed'
		? 'recipient-blocked'
		: why !== null
		? 'filtered'
		: failure?.reason !== undefined
		? 'other'
		: codeOf(status)
	return sendProblem(code, { providerCode: status ?? why ?? textOf(failure?.reason), detail })
}
