/** How far a message of ours has come on its way out. */
export const DELIVERY_STATES = ['held', 'queued', 'unknown', 'sent', 'delivered', 'read', 'failed'] as const
/**
 * `held`: the provider takes nothing just now, and it goes out as soon as it does. `queued`: on its way to the provider. `unknown`:
 * the provider may or may not have it, and has no way to be asked. `sent`: the provider has it.
 */
export type DeliveryState = (typeof DELIVERY_STATES)[number]

const RANK: Readonly<Record<DeliveryState, number>> = { held: 0, queued: 1, unknown: 2, failed: 3, sent: 3, delivered: 4, read: 5 }

/** Whether a word about a message takes it further: providers say things twice, late and in any order, and a state never goes back. */
export function rises(before: DeliveryState | null, after: DeliveryState): boolean {
	if (before === null) return true
	// What was sent can still fail at the customer's end; what failed has not been sent after all only if it then arrives.
	if (after === 'failed') return RANK[before] < RANK.delivered && before !== 'failed'
	return RANK[after] > RANK[before]
}

/** Why a message did not go out: what an agent can be told, whatever the provider. */
export const SEND_PROBLEMS = [
	/** The window is closed: the customer has to write first, or a template goes. */
	'window-closed',
	/** So many messages as the provider allows after the customer's last have been sent. */
	'quota-spent',
	/** Too fast, for now. */
	'rate-limited',
	/** The token or key does not count any more: an administrator has to renew it. */
	'credentials-invalid',
	/** The account may not do this: something has to be allowed, paid or approved at the provider. */
	'not-permitted',
	/** There is nobody of that address there. */
	'recipient-unknown',
	/** The customer has blocked or unsubscribed from us. */
	'recipient-blocked',
	/** The customer's end cannot be reached now. */
	'recipient-unreachable',
	/** Too long, too large, or of a kind the provider does not take. */
	'content-refused',
	'file-refused',
	'template-refused',
	/** The provider thinks it is spam. */
	'filtered',
	/** The provider does not answer, or breaks. */
	'provider-down',
	/** The channel has no way to send this. */
	'not-supported',
	/** The inbox is closed or its credentials are missing. */
	'inbox-not-ready',
	'other',
] as const
export type SendProblemCode = (typeof SEND_PROBLEMS)[number]

export interface SendProblem {
	readonly code: SendProblemCode
	/** The provider's own code, as `131047`; null when it has none. */
	readonly providerCode: string | null
	/** The provider's own words, without a secret in them. */
	readonly detail: string | null
}
