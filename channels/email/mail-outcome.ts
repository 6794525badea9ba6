/**
 * What becomes of a mail, by the codes of Cloudflare Email Service
 * (https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes). A relay speaks the same.
 */
import type { SendProblemCode } from '../../core/channel/delivery.ts'
import type { Sent } from '../channel.ts'
import { notSent } from '../shared/outcome.ts'

type Outcome = readonly ['retry' | 'final', SendProblemCode, afterMs?: number]

const HOUR_MS = 3_600_000

const OUTCOMES: Readonly<Record<string, Outcome>> = {
	E_CONTENT_TOO_LARGE: ['final', 'file-refused'],
	E_DAILY_LIMIT_EXCEEDED: ['retry', 'rate-limited', HOUR_MS],
	E_DELIVERY_FAILED: ['final', 'recipient-unreachable'],
	E_FIELD_MISSING: ['final', 'content-refused'],
	E_INTERNAL_SERVER_ERROR: ['retry', 'provider-down'],
	E_RATE_LIMIT_EXCEEDED: ['retry', 'rate-limited'],
	E_RECIPIENT_NOT_ALLOWED: ['final', 'not-permitted'],
	E_RECIPIENT_SUPPRESSED: ['final', 'recipient-blocked'],
	E_SENDER_DOMAIN_NOT_AVAILABLE: ['final', 'not-permitted'],
	E_SENDER_NOT_VERIFIED: ['final', 'not-permitted'],
	E_TOO_MANY_ATTACHMENTS: ['final', 'file-refused'],
	E_TOO_MANY_RECIPIENTS: ['final', 'content-refused'],
	E_VALIDATION_ERROR: ['final', 'content-refused'],
}

export interface ServiceSays {
	readonly code: string | null
	readonly detail: string | null
	readonly afterMs?: number
}

/** Null for a code nobody has told us of. */
export function outcomeOf({ code, detail, afterMs }: ServiceSays): Exclude<Sent, { ok: true }> | null {
	const known = code !== null && Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code] : undefined
	const outcome: Outcome | undefined = known ?? (code?.startsWith('E_HEADER') ? ['final', 'content-refused'] : undefined)
	if (outcome === undefined) return null
	const [what, problem, laterMs] = outcome
	return notSent(what, problem, { providerCode: code, detail, afterMs: afterMs ?? laterMs })
}
