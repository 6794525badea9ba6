import type { SendProblem, SendProblemCode } from '../../core/channel/delivery.ts'
import type { Sent } from '../channel.ts'
import { cleanText } from './clean.ts'

type NotSent = Exclude<Sent, { ok: true }>

export interface More {
	readonly providerCode?: string | number | null
	readonly detail?: string | null
	readonly afterMs?: number
}

const DETAIL_MAX_CHARS = 500

/** Why it was not sent, in the provider's words; the caller sees to it that there is no secret in them. */
export function sendProblem(code: SendProblemCode, { providerCode = null, detail = null }: More = {}): SendProblem {
	return {
		code,
		providerCode: providerCode === null ? null : String(providerCode).slice(0, 80),
		detail: detail === null || detail === '' ? null : cleanText(detail, DETAIL_MAX_CHARS),
	}
}

/** Not sent: as `outcome` says. */
export function notSent(outcome: NotSent['outcome'], code: SendProblemCode, more: More = {}): NotSent {
	const problem = sendProblem(code, more)
	if (outcome === 'retry' && more.afterMs !== undefined) return { ok: false, outcome, problem, afterMs: more.afterMs }
	return { ok: false, outcome, problem }
}
