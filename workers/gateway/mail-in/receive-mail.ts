/**
 * A mail that Cloudflare Email Routing hands to the Worker. It is taken when this returns and turned down for good by `setReject`;
 * when it throws, the sending server keeps it and tries again, so nothing is lost while an object cannot be reached.
 */
import type { Inbound } from '../../../channels/channel.ts'
import type { MailAttachment } from '../../../channels/email/mail-content.ts'
import { MAIL_MAX_BYTES, type Unreadable } from '../../../channels/email/parse-mime.ts'
import { readMail } from '../../../channels/email/read-mail.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import { inboxOfAddress } from './inbox-of-address.ts'
import { readUpTo } from '../read-up-to.ts'

/** What is used of Cloudflare's `ForwardableEmailMessage`. */
export interface IncomingMail {
	/** `MAIL FROM`; empty for a report. */
	readonly from: string
	/** `RCPT TO`. */
	readonly to: string
	readonly raw: ReadableStream<Uint8Array>
	readonly rawSize: number
	setReject(reason: string): void
}

export interface MailIn {
	/** Null when there is none of that id, or it takes nothing in. */
	findInbox(id: string): Promise<InboxConfig | null>
	/** Stores the files, each under its `source`, and then hands on the items. Rejects when not all of it is durable. */
	deliver(mail: { inbox: InboxConfig; items: readonly Inbound[]; attachments: readonly MailAttachment[] }): Promise<void>
	/** The id that was sealed; null for what we have not sealed. */
	unsealed(sealed: string): Promise<string | null>
	readonly nowMs: number
}

/** What the sender reads in what comes back. */
const REASONS: Readonly<Record<Unreadable | 'unknown', string>> = {
	unknown: 'There is no such mailbox here',
	'too-large': 'The message is larger than 25 MiB',
	'too-many-files': 'The message has more than 100 attachments',
	'too-many-lines': 'The message has more lines than can be read',
	malformed: 'The message cannot be read',
}

export async function receiveMail(message: IncomingMail, { findInbox, deliver, unsealed, nowMs }: MailIn): Promise<void> {
	const id = inboxOfAddress(message.to)
	const inbox = id === null ? null : await findInbox(id)
	if (inbox?.channel !== 'email') return message.setReject(REASONS.unknown)
	const raw = message.rawSize > MAIL_MAX_BYTES ? null : await readUpTo(message.raw, MAIL_MAX_BYTES)
	if (raw === null) return message.setReject(REASONS['too-large'])
	const read = await readMail(raw, { envelope: { from: message.from, to: message.to }, nowMs })
	if (!read.ok) return message.setReject(REASONS[read.why])
	const items = await Promise.all(read.items.map((it) => believed(it, unsealed)))
	await deliver({ inbox, items, attachments: read.attachments })
}

/** What is said to have become of a mail of ours, said by who has had it: by its seal, or by the Message-ID it went out with. */
async function believed(item: Inbound, unsealed: MailIn['unsealed']): Promise<Inbound> {
	if (item.kind !== 'status' || item.ours === undefined) return item
	const { ours: sealed, ...report } = item
	const ours = await unsealed(sealed)
	return ours === null ? report : { ...report, ours }
}
