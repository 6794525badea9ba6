/** What the Send API's codes come to: https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes */
import type { SendProblemCode } from '../../../../core/channel/delivery.ts'
import type { GraphError } from '../graph-error.ts'
import type { Verdict } from '../outcome.ts'

/** The subcode says more than the code, which is often only `(#10)` or `(#100)`. */
const bySubcode = new Map<number, SendProblemCode>([
	/** Outside the window, of Messenger and of Instagram. */
	[2018278, 'window-closed'],
	[2018065, 'window-closed'],
	[2534022, 'window-closed'],
	/** No person of this id for this page. */
	[2018001, 'recipient-unknown'],
	[2534014, 'recipient-unknown'],
	/** They do not want messages from us now. */
	[2018108, 'recipient-blocked'],
	[1545041, 'recipient-unreachable'],
	/** The file could not be fetched, or is not one that is taken. */
	[2018047, 'file-refused'],
	[2018007, 'file-refused'],
	[2018008, 'file-refused'],
	[2018294, 'file-refused'],
	[2534042, 'file-refused'],
	/** The page may not send for now. */
	[1893063, 'not-permitted'],
	[2018300, 'not-permitted'],
])

const TRY_LATER_MS = 60_000

export function verdictOf({ code, subcode }: GraphError): Verdict | null {
	const known = bySubcode.get(subcode)
	if (known !== undefined) return { code: known }
	if (code === 551) return { code: 'recipient-unreachable' }
	return code === 1200 ? { code: 'provider-down', afterMs: TRY_LATER_MS } : null
}
