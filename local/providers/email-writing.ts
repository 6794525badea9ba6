/** Mails as customers' programs and servers write them. Written apart from what Patchbay writes and reads, so that the two check each other. */
import type { Act, Delivery, Person } from './stand-in.ts'

export interface Written {
	/** The provider's id of what it brings; null for what is no message. */
	readonly id: string | null
	/** `MAIL FROM`. */
	readonly from: string
	readonly raw: string
}

const DOMAIN = 'mail.example'
/** Nobody there signs what they send, so anybody could have sent it. */
export const UNSIGNED_DOMAIN = 'unsigned.example'
const SUBJECT = 'My order'

/** Null for what nobody can do by mail. */
export function writeMail(delivery: Delivery, to: string): Written | null {
	const { who, act } = delivery
	switch (act.type) {
		case 'text':
			return written(delivery, to, { lines: act.replyTo === undefined ? [] : answering(act.replyTo), body: textBody(act) })
		case 'file':
			return written(delivery, to, { lines: [], body: fileBody(act) })
		case 'unknown':
			return { ...written(delivery, to, { lines: ['Auto-Submitted: auto-replied'], body: text('I am away until Monday.') }), id: null }
		case 'receipt':
			return receipt(delivery, { to, act, who })
		default:
			return null
	}
}

interface Parts {
	/** More lines of its head. */
	readonly lines: readonly string[]
	/** With its own content headers. */
	readonly body: string
	readonly subject?: string
	readonly from?: string
}

function written({ who, act, serial, atMs }: Delivery, to: string, { lines, body, subject, from }: Parts): Written {
	const id = `${serial}.${atMs}@${DOMAIN}`
	const isAnswer = act.type === 'text' && act.replyTo !== undefined
	const head = [
		`From: ${from ?? mailbox(who)}`,
		`To: <${to}>`,
		`Subject: ${subject ?? (isAnswer ? `Re: ${SUBJECT}` : SUBJECT)}`,
		`Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}`,
		`Message-ID: <${id}>`,
		...lines,
		'MIME-Version: 1.0',
	]
	return { id, from: who.address, raw: `${[...stamp(who, atMs), ...head].join('\r\n')}\r\n${body}\r\n` }
}

/** What Cloudflare Email Routing puts on top: that it has taken the mail, and what it has found out about who sent it. */
function stamp({ address }: Person, atMs: number): readonly string[] {
	const domain = address.slice(address.indexOf('@') + 1)
	const found = domain === UNSIGNED_DOMAIN
		? `dmarc=none header.from=${domain}; spf=none (mx.cloudflare.net: no SPF records found for ${address}) smtp.mailfrom=${address}`
		: `dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}; spf=pass smtp.mailfrom=${address}`
	return [
		`Received: from mx.${domain} (203.0.113.7) by cloudflare-email.net (cloudflare) id ${atMs}; ${new Date(atMs).toUTCString()}`,
		`Authentication-Results: mx.cloudflare.net; ${found}; arc=none smtp.remote-ip=203.0.113.7`,
	]
}

function mailbox({ name, address }: Person): string {
	return `=?utf-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`
}

function answering(id: string): readonly string[] {
	return [`In-Reply-To: <${id}>`, `References: <${id}>`]
}

function textBody({ text: said, replyTo }: Extract<Act, { type: 'text' }>): string {
	return text(
		replyTo === undefined
			? said
			: `${said}\n\nOn Tue, 2 Jan 2024 at 10:11, Support <support@patchbay.example> wrote:\n> Here is our answer.`,
	)
}

/** The line break at its end belongs to it: a parser takes it off. */
function text(said: string): string {
	const lines = base64(Buffer.from(said.replace(/\n/g, '\r\n')))
	return `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`
}

function fileBody({ name, mediaType, caption, bytes }: Extract<Act, { type: 'file' }>): string {
	const file = [
		`Content-Type: ${mediaType}`,
		`Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
		'Content-Transfer-Encoding: base64',
		'',
		base64(bytes),
	]
	return multipart('mixed', [text(caption), file.join('\r\n')])
}

function multipart(type: string, parts: readonly string[]): string {
	const boundary = '----=_part'
	return `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n${
		parts.map((it) => `--${boundary}\r\n${it}\r\n`).join('')
	}--${boundary}--`
}

function base64(bytes: Uint8Array): string {
	return (Buffer.from(bytes).toString('base64').match(/.{1,76}/g) ?? []).join('\r\n')
}

type Receipt = Extract<Act, { type: 'receipt' }>

/** A server tells of delivery (RFC 3464), the customer's program of reading (RFC 8098). Nobody tells that it was sent. */
function receipt(delivery: Delivery, { to, act, who }: { to: string; act: Receipt; who: Person }): Written | null {
	if (act.state === 'sent') return null
	const isRead = act.state === 'read'
	const kind = isRead ? 'disposition-notification' : 'delivery-status'
	const fields = isRead ? readFields(act, who) : deliveryFields(act, who)
	const original = [
		`Message-ID: <${act.of}>`,
		`To: <${who.address}>`,
		...(act.ours === undefined ? [] : [`X-Patchbay-Message: ${act.ours}`]),
	]
	const parts = [
		text(isRead ? 'Your message was displayed.' : 'This is the mail system.'),
		`Content-Type: message/${kind}\r\n\r\n${fields.join('\r\n')}`,
		`Content-Type: text/rfc822-headers\r\n\r\n${original.join('\r\n')}`,
	]
	const from = isRead ? mailbox(who) : `Mail Delivery System <MAILER-DAEMON@${DOMAIN}>`
	const mail = written(delivery, to, {
		lines: ['Auto-Submitted: auto-replied'],
		body: multipart(`report; report-type=${kind}`, parts),
		subject: isRead ? 'Read: My order' : 'Delivery Status Notification',
		from,
	})
	return { ...mail, id: null, from: isRead ? who.address : `mailer-daemon@${DOMAIN}` }
}

function readFields({ of }: Receipt, { address }: Person): readonly string[] {
	return [
		`Reporting-UA: mail.example`,
		`Final-Recipient: rfc822;${address}`,
		`Original-Message-ID: <${of}>`,
		'Disposition: manual-action/MDN-sent-manually; displayed',
	]
}

function deliveryFields({ state }: Receipt, { address }: Person): readonly string[] {
	const recipient = ['Reporting-MTA: dns; mail.example', '', `Final-Recipient: rfc822; ${address}`]
	if (state === 'delivered') return [...recipient, 'Action: delivered', 'Status: 2.0.0']
	return [...recipient, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 The email account does not exist']
}
