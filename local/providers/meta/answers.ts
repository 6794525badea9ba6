/** What the Graph API says, and how it says no. */
import type { ApiAnswer, Fault } from '../stand-in.ts'

export interface GraphFailure {
	readonly status?: number
	readonly code: number
	readonly subcode?: number
	readonly message: string
	readonly details?: string
}

export function json(body: Record<string, unknown>, status = 200): ApiAnswer {
	return { status, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(body) }
}

export function failed({ status = 400, code, subcode, message, details }: GraphFailure): ApiAnswer {
	return json({
		error: {
			message,
			type: 'OAuthException',
			code,
			...(subcode !== undefined && { error_subcode: subcode }),
			...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
			...(code === 2 && { is_transient: true }),
			fbtrace_id: 'AXcJdXv1lSEvSTZ0PAGqA3d',
		},
	}, status)
}

export const BAD_TOKEN = failed({ status: 401, code: 190, message: 'Invalid OAuth access token - Cannot parse access token' })
export const BAD_PROOF = failed({ code: 100, message: 'Invalid appsecret_proof provided in the API argument' })
const BROKEN = failed({ status: 500, code: 2, message: 'An unexpected error has occurred. Please retry your request later.' })

/** The faults that are each product's own. */
export type OwnFaults = Readonly<Record<'rate-limited' | 'window-closed' | 'blocked', GraphFailure>>

/** Null where nothing is wrong, or only the connection. */
export function faultAnswer(fault: Fault | null, own: OwnFaults): ApiAnswer | null {
	if (fault === null || fault === 'lost') return null
	if (fault === 'broken') return BROKEN
	return fault === 'bad-token' ? BAD_TOKEN : failed(own[fault])
}
