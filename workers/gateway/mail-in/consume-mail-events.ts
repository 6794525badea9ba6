import { readSendingEvent } from '../../../channels/email/read-sending-event.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import type { Env } from '../../../durable-objects/env.ts'
import { logWarning } from '../../../durable-objects/shared/log.ts'
import { deliverMail } from './deliver-mail.ts'
import { inboxOfAddress } from './inbox-of-address.ts'

export const MAIL_EVENTS_QUEUE = 'patchbay-mail-events'

interface House {
	readonly env: Pick<Env, 'FILES' | 'CONTACT_POINT'>
	/** Null when there is none of that id, or it takes nothing in. */
	findInbox(id: string): Promise<InboxConfig | null>
}

/** What has become of mails of ours, as Cloudflare's sending tells it by a queue. What cannot be handed on comes again. */
export async function consumeMailEvents({ messages }: Pick<MessageBatch, 'messages'>, house: House): Promise<void> {
	for (const message of messages) {
		try {
			await handOn(message.body, house)
			message.ack()
		} catch (error) {
			logWarning('mail-event-lost', { error })
			message.retry()
		}
	}
}

async function handOn(body: unknown, { env, findInbox }: House): Promise<void> {
	const event = readSendingEvent(body)
	const id = event && inboxOfAddress(event.sender)
	const inbox = id ? await findInbox(id) : null
	if (event && inbox?.channel === 'email') await deliverMail({ inbox, items: [event.status], attachments: [] }, env)
}
