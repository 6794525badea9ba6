/** Reports of mail servers and mail programs on a mail of ours: not delivered, delivered (RFC 3464), opened (RFC 8098). */
import type { Email } from 'postal-mime'
import type { SendProblem, SendProblemCode } from '../../core/channel/delivery.ts'
import type { InboundStatus, InboundUnsupported } from '../channel.ts'
import { sendProblem } from '../shared/outcome.ts'
import { canonicalAddress } from './mail-address.ts'
import { messageIdIn } from './message-id.ts'
import { bytesOf, headerOf } from './parse-mime.ts'

/** Carries our own id of a message through a mail service that gives it a Message-ID of its own. */
export const OURS_HEADER = 'X-Patchbay-Message'

export interface Report {
	readonly id: string
	readonly atMs: number | null
}

/** Null for what is no report. */
export function readReport(mail: Email, { id, atMs }: Report): InboundStatus | InboundUnsupported | null {
	const type = headerOf(mail, 'content-type')?.toLowerCase() ?? ''
	if (!type.startsWith('multipart/report')) return null
	const fields = partFields(mail, ['message/delivery-status', 'message/disposition-notification', 'message/global-delivery-status'])
	const original = partFields(mail, ['text/rfc822-headers', 'message/rfc822', 'message/global-headers', 'message/global'])
	const state = stateOf(fields)
	const of = messageIdIn(original.get('message-id')) ?? messageIdIn(fields.get('original-message-id'))
	const ours = oursIn(original.get(OURS_HEADER.toLowerCase()))
	const address = recipientOf(fields, original)
	if (state === null || address === null || (of === null && ours === null)) {
		return { kind: 'unsupported', id, from: null, atMs, what: reportName(type, fields) }
	}
	return {
		kind: 'status',
		id: `report ${id}`,
		from: { address, name: null, label: null, language: null },
		atMs,
		state,
		...(of !== null && { of }),
		...(ours !== null && { ours }),
		...(state === 'failed' && { problem: problemOf(fields) }),
	}
}

type HeaderFields = ReadonlyMap<string, string>

const decoder = new TextDecoder()
const PART_MAX_BYTES = 64 * 1024

/** The fields of the first part of one of those types, folded lines joined. Of several recipients the first counts: we write to one. */
function partFields(mail: Email, types: readonly string[]): HeaderFields {
	const part = mail.attachments.find((it) => types.includes(it.mimeType))
	const text = part === undefined ? '' : decoder.decode(bytesOf(part).subarray(0, PART_MAX_BYTES))
	const fields = new Map<string, string>()
	for (const line of text.replace(/\r/g, '').replace(/\n[ \t]+/g, ' ').split('\n').slice(0, 1_000)) {
		const [, name = '', value = ''] = /^([!-9;-~]{1,80}):(.*)$/.exec(line) ?? []
		if (name !== '' && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim())
	}
	return fields
}

function stateOf(fields: HeaderFields): InboundStatus['state'] | null {
	const disposition = fields.get('disposition')?.toLowerCase()
	if (disposition !== undefined) return /;\s*displayed/.test(disposition) ? 'read' : null
	switch (fields.get('action')?.toLowerCase()) {
		case 'failed':
			return 'failed'
		case 'delivered':
			return 'delivered'
		default:
			return null
	}
}

/** Whom we had written to: who forwards mail is bounced at another address than ours. */
function recipientOf(fields: HeaderFields, original: HeaderFields): string | null {
	const to = original.get('to')
	return canonicalAddress(to?.match(/<([^<>]+)>\s*$/)?.[1] ?? to) ?? typed(fields.get('original-recipient')) ??
		typed(fields.get('final-recipient'))
}

/** As in `rfc822; ana@example.net`. */
function typed(value: string | undefined): string | null {
	return canonicalAddress(value?.slice(value.indexOf(';') + 1).replace(/^\s*<|>\s*$/g, ''))
}

export function oursIn(value: string | undefined): string | null {
	return value !== undefined && /^[\w.~-]{1,120}$/.test(value) ? value : null
}

function problemOf(fields: HeaderFields): SendProblem {
	const status = fields.get('status')?.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? null
	return sendProblem(codeOf(status), { providerCode: status, detail: fields.get('diagnostic-code') ?? null })
}

/** RFC 3463 and the registry it began, https://www.iana.org/assignments/smtp-enhanced-status-codes/. */
export function codeOf(status: string | null): SendProblemCode {
	if (status === null) return 'recipient-unreachable'
	if (/^5\.(1\.[01236]|1\.10|2\.1)$/.test(status)) return 'recipient-unknown'
	if (/^5\.(3\.4|2\.3|6\.)/.test(status)) return 'content-refused'
	if (/^5\.7\./.test(status)) return 'filtered'
	return 'recipient-unreachable'
}

function reportName(type: string, fields: HeaderFields): string {
	if (fields.get('action')?.toLowerCase() === 'delayed') return 'delayed'
	const kind = type.match(/report-type="?([\w-]{1,40})/)?.[1]
	return kind === 'feedback-report' ? 'complaint' : kind === undefined || kind === 'delivery-status' ? 'bounce' : kind
}
